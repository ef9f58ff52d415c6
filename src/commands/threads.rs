//! The threads that documents are read and judged on: as many as there are processors, or as few as the machine lets a
//! process have.

use std::num::NonZero;
use std::thread::available_parallelism;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// The variable by which people ask for fewer threads.
const ASKED: &str = "RAYON_NUM_THREADS";

/// However many processors there are, so many threads may be asked for, to see that nothing depends on how many there are.
const MOST: usize = 64;

/// Makes the threads ready. Where the machine lets none be started the run goes on with the one that it has, which works
/// as long as what is given back is kept.
pub fn prepare() -> Option<ThreadPool> {
    let count = count(std::env::var(ASKED).ok().as_deref(), available_parallelism().map_or(1, NonZero::get));
    if ThreadPoolBuilder::new().num_threads(count).build_global().is_ok() {
        return None;
    }
    ThreadPoolBuilder::new().num_threads(1).use_current_thread().build().ok()
}

/// How many threads are started: as many as were asked for, within reason.
fn count(asked: Option<&str>, processors: usize) -> usize {
    let asked = asked.and_then(|asked| asked.trim().parse::<usize>().ok()).filter(|asked| *asked > 0);
    asked.map_or(processors, |asked| asked.min(processors.max(MOST)))
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn no_thread_too_many_is_started() {
        assert_eq!(count(None, 4), 4);
        assert_eq!(count(Some("2"), 4), 2);
        assert_eq!(count(Some("100000"), 4), 64);
        assert_eq!(count(Some("100000"), 128), 128);
        assert_eq!(count(Some("0"), 4), 4);
        assert_eq!(count(Some("many"), 4), 4);
    }
}
