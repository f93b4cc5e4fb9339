//! Functions of single numbers, written out: the system's own differ in their last bits from machine to machine.
//!
//! They are inlined where they are used, so that they are compiled for [wide](wide) instructions there.
#![allow(clippy::inline_always, reason = "else they are not compiled for AVX2")]

use pulp::NullaryFnOnce;
#[cfg(target_arch = "x86_64")]
use pulp::x86::V3;

/// Does some work with AVX2 where the processor has it: eight numbers at once, each of them as it would be alone.
pub(crate) fn wide<W: NullaryFnOnce>(work: W) -> W::Output {
    #[cfg(target_arch = "x86_64")]
    if let Some(simd) = V3::try_new() {
        return simd.vectorize(work);
    }
    work.call()
}

/// e^x, to some 3 · 10^-6 of it, for x from -87 to 0 and beyond as far as a float goes.
///
/// 2^n times a polynomial for the rest: the Taylor series of 2^f for f from -½ to ½.
#[inline(always)]
pub(crate) fn exp(x: f32) -> f32 {
    let y = x.clamp(-87.0, 87.0) * std::f32::consts::LOG2_E;
    let whole = (y + if y < 0.0 { -0.5 } else { 0.5 }) as i32;
    let rest = y - whole as f32;
    let mut sum = 1.525_273e-5;
    for coefficient in [1.540_353e-4, 1.333_355_8e-3, 9.618_13e-3, 5.550_411e-2, 2.402_265e-1, 6.931_472e-1, 1.0] {
        sum = sum * rest + coefficient;
    }
    sum * f32::from_bits(((whole + 127) as u32) << 23)
}

/// The error function, to 1.5 · 10^-7 (Abramowitz and Stegun, *Handbook of Mathematical Functions*, 7.1.26).
#[inline(always)]
fn erf(x: f32) -> f32 {
    let size = x.abs();
    let t = 1.0 / (1.0 + 0.327_591_1 * size);
    let sum = ((((1.061_405_4 * t - 1.453_152_1) * t + 1.421_413_8) * t - 0.284_496_74) * t + 0.254_829_6) * t;
    let value = 1.0 - sum * exp(-size * size);
    if x < 0.0 { -value } else { value }
}

/// The Gaussian error linear unit (Hendrycks and Gimpel, 2016).
#[inline(always)]
pub(crate) fn gelu(x: f32) -> f32 {
    0.5 * x * (1.0 + erf(x * std::f32::consts::FRAC_1_SQRT_2))
}

/// Makes probabilities of logits.
#[inline(always)]
pub(crate) fn softmax(values: &mut [f32]) {
    let most = values.iter().fold(f32::MIN, |most, value| most.max(*value));
    for value in &mut *values {
        *value = exp(*value - most);
    }
    let sum: f32 = values.iter().sum();
    for value in values {
        *value /= sum;
    }
}

/// Brings each row to mean 0 and variance 1, then scales and shifts it (Ba, Kiros and Hinton, *Layer Normalization*, 2016).
#[inline(always)]
pub(crate) fn normalise(rows: &mut [f32], weight: &[f32], bias: &[f32], epsilon: f32) {
    for row in rows.chunks_exact_mut(weight.len()) {
        let count = weight.len() as f32;
        let mean = row.iter().sum::<f32>() / count;
        let variance = row.iter().map(|value| (value - mean) * (value - mean)).sum::<f32>() / count;
        let inverse = 1.0 / (variance + epsilon).sqrt();
        for ((value, weight), bias) in row.iter_mut().zip(weight).zip(bias) {
            *value = (*value - mean) * inverse * weight + bias;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_what_mathematics_says() {
        for x in (-800..=100).map(|step| f64::from(step) / 10.0) {
            let (own, known) = (f64::from(exp(x as f32)), f64::from(x as f32).exp());
            assert!((own - known).abs() <= 5e-6 * known, "e^{x}: {own} {known}");
        }
        for (x, known) in [(0.0, 0.0), (1.0, 0.841_344_7), (-1.0, -0.158_655_3), (3.0, 2.995_950_3), (-6.0, -5.9e-9)] {
            assert!((gelu(x) - known).abs() < 2e-6, "{x}: {}", gelu(x));
        }
        let mut values = [1.0, 2.0, 3.0];
        softmax(&mut values);
        assert!((values.iter().sum::<f32>() - 1.0).abs() < 1e-6 && (values[2] - 0.665_240_9).abs() < 1e-5);
        let mut row = [1.0, 3.0];
        normalise(&mut row, &[2.0, 2.0], &[0.0, 1.0], 0.0);
        assert!((row[0] + 2.0).abs() < 1e-5 && (row[1] - 3.0).abs() < 1e-5);
    }
}
