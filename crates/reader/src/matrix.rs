//! Products of matrices in whole numbers, exact, so that every processor gets the same result: weights of eight bits with a
//! scale for each row, activations of twelve bits with a scale for each token.
//!
//! With AVX2 sixteen products are made at once; without it the same sums are made one by one.

#[cfg(target_arch = "x86_64")]
use pulp::{NullaryFnOnce, x86::V3};

/// The largest magnitude of an activation: 1,536 products of it with a weight stay below 2^31.
const LARGEST: f32 = 2047.0;
/// Rows of weights are as long as a multiple of this.
pub(crate) const LANE: usize = 16;
/// How many tokens are multiplied with a row at a time.
#[cfg(target_arch = "x86_64")]
const TOKENS: usize = 4;

/// A layer of weights: out = W x + bias.
pub(crate) struct Linear {
    /// Row by row, a row for each output.
    pub(crate) weights: Vec<i8>,
    pub(crate) scales: Vec<f32>,
    pub(crate) bias: Vec<f32>,
}

/// Tokens in whole numbers.
pub(crate) struct Whole {
    values: Vec<i16>,
    scales: Vec<f32>,
    width: usize,
}

impl Whole {
    /// Rounds rows of a width.
    pub(crate) fn of(rows: &[f32], width: usize) -> Whole {
        let mut values = Vec::with_capacity(rows.len());
        let mut scales = Vec::with_capacity(rows.len() / width);
        for row in rows.chunks_exact(width) {
            let most = row.iter().fold(0.0f32, |most, value| most.max(value.abs()));
            let scale = if most > 0.0 { most / LARGEST } else { 1.0 };
            let inverse = 1.0 / scale;
            values.extend(row.iter().map(|value| rounded(value * inverse)));
            scales.push(scale);
        }
        Whole { values, scales, width }
    }

    fn row(&self, number: usize) -> &[i16] {
        &self.values[number * self.width..][..self.width]
    }
}

/// To the nearest whole number, halves away from zero.
fn rounded(value: f32) -> i16 {
    (value.clamp(-LARGEST, LARGEST) + if value < 0.0 { -0.5 } else { 0.5 }) as i16
}

impl Linear {
    /// The outputs for each token, row by row.
    pub(crate) fn times(&self, tokens: &Whole) -> Vec<f32> {
        let outputs = self.scales.len();
        let mut out = vec![0.0; tokens.scales.len() * outputs];
        let product = Product { linear: self, tokens, out: &mut out };
        product.make();
        out
    }
}

struct Product<'p> {
    linear: &'p Linear,
    tokens: &'p Whole,
    out: &'p mut [f32],
}

impl Product<'_> {
    #[cfg(target_arch = "x86_64")]
    fn make(self) {
        match V3::try_new() {
            Some(simd) => simd.vectorize(WithAvx2 { simd, product: self }),
            None => self.one_by_one(),
        }
    }

    #[cfg(not(target_arch = "x86_64"))]
    fn make(self) {
        self.one_by_one();
    }

    fn put(&mut self, token: usize, output: usize, sum: i32) {
        let scale = self.linear.scales[output] * self.tokens.scales[token];
        self.out[token * self.linear.scales.len() + output] = sum as f32 * scale + self.linear.bias[output];
    }

    fn one_by_one(mut self) {
        let width = self.tokens.width;
        let mut wide = vec![0i16; width];
        for output in 0..self.linear.scales.len() {
            for (wide, weight) in wide.iter_mut().zip(&self.linear.weights[output * width..]) {
                *wide = i16::from(*weight);
            }
            for token in 0..self.tokens.scales.len() {
                let pairs = wide.iter().zip(self.tokens.row(token));
                let sum = pairs.map(|(weight, value)| i32::from(*weight) * i32::from(*value)).sum();
                self.put(token, output, sum);
            }
        }
    }
}

#[cfg(target_arch = "x86_64")]
struct WithAvx2<'p> {
    simd: V3,
    product: Product<'p>,
}

#[cfg(target_arch = "x86_64")]
impl NullaryFnOnce for WithAvx2<'_> {
    type Output = ();

    #[allow(clippy::inline_always, reason = "else it is not compiled for AVX2")]
    #[inline(always)]
    fn call(mut self) {
        let width = self.product.tokens.width;
        let count = self.product.tokens.scales.len();
        let outputs = self.product.linear.scales.len();
        let weights = &self.product.linear.weights;
        for first in (0..count).step_by(TOKENS) {
            // The last tokens are multiplied again where fewer than that many are left.
            let tokens: [usize; TOKENS] = std::array::from_fn(|i| (first + i).min(count - 1));
            let rows = tokens.map(|token| pulp::as_arrays::<LANE, i16>(self.product.tokens.row(token)).0);
            for output in 0..outputs {
                let row = pulp::as_arrays::<LANE, i8>(&weights[output * width..][..width]).0;
                let sums = four(self.simd, row, rows);
                for (token, sum) in tokens.into_iter().zip(sums) {
                    self.product.put(token, output, sum);
                }
            }
        }
    }
}

/// The sums of products of a row of weights with four tokens.
#[cfg(target_arch = "x86_64")]
#[allow(clippy::inline_always, reason = "else it is not compiled for AVX2")]
#[inline(always)]
fn four(simd: V3, row: &[[i8; LANE]], tokens: [&[[i16; LANE]]; TOKENS]) -> [i32; TOKENS] {
    let avx2 = simd.avx2;
    let [a, b, c, d] = tokens.map(|token| &token[..row.len()]);
    let mut sums = [pulp::cast::<[i32; 8], core::arch::x86_64::__m256i>([0; 8]); TOKENS];
    for at in 0..row.len() {
        let weights = avx2._mm256_cvtepi8_epi16(pulp::cast(row[at]));
        for (sum, token) in sums.iter_mut().zip([a[at], b[at], c[at], d[at]]) {
            *sum = avx2._mm256_add_epi32(*sum, avx2._mm256_madd_epi16(weights, pulp::cast(token)));
        }
    }
    sums.map(|sum| pulp::cast::<_, [i32; 8]>(sum).iter().sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_processor_makes_the_same_sums() {
        const WIDTH: usize = 48;
        let weights: Vec<i8> = (0..WIDTH * 5).map(|at| (at * 37 % 255) as i8).collect();
        let scales = vec![0.5, 0.25, 1.0, 2.0, 0.125];
        let linear = Linear { weights, scales, bias: vec![1.0, -1.0, 0.0, 0.5, 3.0] };
        for count in 1..=9 {
            let rows: Vec<f32> = (0..WIDTH * count).map(|at| ((at * 7919 % 1009) as f32 - 500.0) / 77.0).collect();
            let tokens = Whole::of(&rows, WIDTH);
            let quick = linear.times(&tokens);
            let mut slow = vec![0.0; count * 5];
            Product { linear: &linear, tokens: &tokens, out: &mut slow }.one_by_one();
            assert_eq!(quick, slow);
            // And they are the product, but for the rounding of activations.
            for (at, value) in quick.iter().enumerate() {
                let (token, output) = (at / 5, at % 5);
                let pairs = rows[token * WIDTH..].iter().zip(&linear.weights[output * WIDTH..][..WIDTH]);
                let product: f32 = pairs.map(|(value, weight)| value * f32::from(*weight)).sum();
                let product = product * linear.scales[output] + linear.bias[output];
                assert!((value - product).abs() < 20.0 * linear.scales[output], "{at}: {value} {product}");
            }
        }
    }

    #[test]
    fn the_largest_sums_fit() {
        let weights = vec![i8::MIN; 1536];
        let linear = Linear { weights, scales: vec![1.0], bias: vec![0.0] };
        let sum = linear.times(&Whole::of(&vec![-7.0; 1536], 1536))[0];
        assert!((sum - 128.0 * 7.0 * 1536.0).abs() < 1000.0, "{sum}");
    }
}
