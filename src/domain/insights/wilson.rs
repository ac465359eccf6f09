//! How sure a share is that was counted in a few cases: the interval of Wilson (1927).

/// The standard normal distribution leaves 2.5 in 100 above this.
const Z: f64 = 1.959_963_984_540_054;

/// Between which shares, 0 to 1, the true one lies with a confidence of 95 in 100. None without cases.
pub fn wilson(hits: u32, cases: u32) -> Option<(f64, f64)> {
    if cases == 0 || hits > cases {
        return None;
    }
    let (n, share) = (f64::from(cases), f64::from(hits) / f64::from(cases));
    let z2 = Z * Z;
    let middle = share + z2 / (2.0 * n);
    let width = Z * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z2 / n;
    Some((((middle - width) / scale).max(0.0), ((middle + width) / scale).min(1.0)))
}

/// The same in whole cases of as many.
pub fn wilson_cases(hits: u32, cases: u32) -> Option<(u32, u32)> {
    let (low, high) = wilson(hits, cases)?;
    let whole = |share: f64| {
        let count = (share * f64::from(cases)).round();
        (0..=cases).find(|number| f64::from(*number) >= count).unwrap_or(cases)
    };
    Some((whole(low).min(hits), whole(high).max(hits)))
}
