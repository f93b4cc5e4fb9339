//! Products of matrices in whole numbers, exact, so that every processor gets the same result: weights of eight bits with a
//! scale for each row, activations of twelve bits with a scale for each token.
//!
//! With AVX2 sixteen products are made at once; without it the same sums are made one by one.

use pulp::NullaryFnOnce;
#[cfg(target_arch = "x86_64")]
use pulp::x86::V3;

use crate::arithmetic::wide;

/// The largest magnitude of an activation: 1,536 products of it with a weight stay below 2^31.
const LARGEST: f32 = 2047.0;
/// Rows of weights are as long as a multiple of this.
pub(crate) const LANE: usize = 16;
/// How many tokens are multiplied with a row at a time.
#[cfg(target_arch = "x86_64")]
const TOKENS: usize = 4;
/// With how many rows.
#[cfg(target_arch = "x86_64")]
const ROWS: usize = 2;

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
        let mut whole = Whole { values: vec![0; rows.len()], scales: vec![0.0; rows.len() / width], width };
        wide(Rounding { rows, whole: &mut whole });
        whole
    }

    fn row(&self, number: usize) -> &[i16] {
        &self.values[number * self.width..][..self.width]
    }
}

/// Rounds each row to its scale.
struct Rounding<'r> {
    rows: &'r [f32],
    whole: &'r mut Whole,
}

impl NullaryFnOnce for Rounding<'_> {
    type Output = ();

    #[allow(clippy::inline_always, reason = "else it is not compiled for AVX2")]
    #[inline(always)]
    fn call(self) {
        let Whole { values, scales, width } = self.whole;
        let rows = self.rows.chunks_exact(*width).zip(values.chunks_exact_mut(*width));
        for ((row, values), own) in rows.zip(scales) {
            let most = largest(row);
            let scale = if most > 0.0 { most / LARGEST } else { 1.0 };
            let inverse = 1.0 / scale;
            for (whole, value) in values.iter_mut().zip(row) {
                *whole = rounded(value * inverse);
            }
            *own = scale;
        }
    }
}

/// The largest magnitude of a row.
#[allow(clippy::inline_always, reason = "else it is not compiled for AVX2")]
#[inline(always)]
fn largest(row: &[f32]) -> f32 {
    let (mut most, mut most_of_all) = ([0.0f32; LANE], 0.0);
    let (chunks, rest) = row.as_chunks::<LANE>();
    for chunk in chunks {
        for (most, value) in most.iter_mut().zip(chunk) {
            let size = value.abs();
            *most = if size > *most { size } else { *most };
        }
    }
    for value in rest.iter().chain(&most) {
        let size = value.abs();
        most_of_all = if size > most_of_all { size } else { most_of_all };
    }
    most_of_all
}

/// To the nearest whole number, halves away from zero.
#[allow(clippy::inline_always, reason = "else it is not compiled for AVX2")]
#[inline(always)]
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
            // The last tokens are multiplied again where fewer than that many are left, and the last row where it has no pair.
            let tokens: [usize; TOKENS] = std::array::from_fn(|i| (first + i).min(count - 1));
            let values = tokens.map(|token| pulp::as_arrays::<LANE, i16>(self.product.tokens.row(token)).0);
            for output in (0..outputs).step_by(ROWS) {
                let pair: [usize; ROWS] = std::array::from_fn(|i| (output + i).min(outputs - 1));
                let rows = pair.map(|output| pulp::as_arrays::<LANE, i8>(&weights[output * width..][..width]).0);
                for (output, sums) in pair.into_iter().zip(sums(self.simd, rows, values)) {
                    for (token, sum) in tokens.into_iter().zip(sums) {
                        self.product.put(token, output, sum);
                    }
                }
            }
        }
    }
}

/// The sums of products of two rows of weights with four tokens.
#[cfg(target_arch = "x86_64")]
#[allow(clippy::inline_always, reason = "else it is not compiled for AVX2")]
#[inline(always)]
fn sums(simd: V3, rows: [&[[i8; LANE]]; ROWS], tokens: [&[[i16; LANE]]; TOKENS]) -> [[i32; TOKENS]; ROWS] {
    let (sse2, avx, avx2) = (simd.sse2, simd.avx, simd.avx2);
    let length = rows[0].len();
    let [a, b, c, d] = tokens;
    let (a, b, c, d) = (&a[..length], &b[..length], &c[..length], &d[..length]);
    let rows = [&rows[0][..length], &rows[1][..length]];
    let mut sums = [[pulp::cast::<[i32; 8], core::arch::x86_64::__m256i>([0; 8]); TOKENS]; ROWS];
    for at in 0..length {
        let values = [pulp::cast(a[at]), pulp::cast(b[at]), pulp::cast(c[at]), pulp::cast(d[at])];
        for (sums, row) in sums.iter_mut().zip(rows) {
            let weights = avx2._mm256_cvtepi8_epi16(pulp::cast(row[at]));
            for (sum, values) in sums.iter_mut().zip(values) {
                *sum = avx2._mm256_add_epi32(*sum, avx2._mm256_madd_epi16(weights, values));
            }
        }
    }
    let mut whole = [[0; TOKENS]; ROWS];
    for (whole, [a, b, c, d]) in whole.iter_mut().zip(sums) {
        // Neighbours are added until each token has one sum in either half.
        let halves = avx2._mm256_hadd_epi32(avx2._mm256_hadd_epi32(a, b), avx2._mm256_hadd_epi32(c, d));
        let (low, high) = (avx._mm256_castsi256_si128(halves), avx2._mm256_extracti128_si256::<1>(halves));
        *whole = pulp::cast(sse2._mm_add_epi32(low, high));
    }
    whole
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
