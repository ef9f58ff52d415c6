//! How long something takes, whoever else is at work on the machine.

use std::fs;
use std::time::{Duration, Instant};

/// Gives what work on this thread comes to, and how long a processor was at it; where the system does not tell, how much
/// time went by.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let (before, began) = (processor_time(), Instant::now());
    let result = work();
    let passed = began.elapsed();
    (result, processor_time().zip(before).map_or(passed, |(after, before)| after.saturating_sub(before)))
}

/// What this thread has had of a processor, which Linux tells.
fn processor_time() -> Option<Duration> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}
