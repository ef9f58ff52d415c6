//! Lets files be read side by side as long as what they may need together stays within bounds: a small file may unpack
//! to much, and a machine may have many cores.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A number of bytes, of which readers take what they may need, and wait for it.
#[derive(Debug)]
pub(super) struct Gate {
    whole: u64,
    free: Mutex<u64>,
    freed: Condvar,
}

/// What a reader has taken; given back when it is dropped.
#[derive(Debug)]
pub(super) struct Taken<'g> {
    gate: &'g Gate,
    bytes: u64,
}

impl Gate {
    /// A gate with so many bytes.
    pub(super) fn new(bytes: u64) -> Self {
        Self { whole: bytes, free: Mutex::new(bytes), freed: Condvar::new() }
    }

    /// Waits until so many bytes are free and takes them. Whoever needs more than there are gets all of them.
    pub(super) fn take(&self, bytes: u64) -> Taken<'_> {
        let bytes = bytes.min(self.whole);
        let mut free = self.free();
        while *free < bytes {
            free = self.freed.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
        *free -= bytes;
        Taken { gate: self, bytes }
    }

    fn free(&self) -> MutexGuard<'_, u64> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        *self.gate.free() += self.bytes;
        self.gate.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[test]
    fn never_more_is_taken_than_there_is() {
        let gate = Gate::new(100);
        let (now, most) = (AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for reader in 0..8_u64 {
                let (gate, now, most) = (&gate, &now, &most);
                scope.spawn(move || {
                    for round in 0..200 {
                        let bytes = 1 + (reader * 31 + round * 17) % 150;
                        let taken = gate.take(bytes);
                        let sum = now.fetch_add(taken.bytes, Ordering::SeqCst) + taken.bytes;
                        most.fetch_max(sum, Ordering::SeqCst);
                        now.fetch_sub(taken.bytes, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!(most.load(Ordering::SeqCst) <= 100);
        assert_eq!(*gate.free(), 100);
    }
}
