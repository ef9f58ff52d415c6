//! Lets files be read side by side as long as what they may need together stays within bounds: a small file may unpack
//! to much, and a machine may have many cores.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A weighted semaphore in bytes: readers acquire what they may need, and wait for it.
#[derive(Debug)]
pub(crate) struct MemoryBudget {
    whole: u64,
    free: Mutex<u64>,
    freed: Condvar,
}

/// A share that a reader has acquired; given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Permit<'b> {
    budget: &'b MemoryBudget,
    bytes: u64,
}

impl MemoryBudget {
    /// A budget with so many bytes.
    pub(crate) fn new(bytes: u64) -> Self {
        Self { whole: bytes, free: Mutex::new(bytes), freed: Condvar::new() }
    }

    /// Waits until so many bytes are free and acquires them. Whoever needs more than there are gets all of them.
    pub(crate) fn acquire(&self, bytes: u64) -> Permit<'_> {
        let bytes = bytes.min(self.whole);
        let mut free = self.free();
        while *free < bytes {
            free = self.freed.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
        *free -= bytes;
        Permit { budget: self, bytes }
    }

    fn free(&self) -> MutexGuard<'_, u64> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        *self.budget.free() += self.bytes;
        self.budget.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[test]
    fn never_more_is_taken_than_there_is() {
        let budget = MemoryBudget::new(100);
        let (now, most) = (AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for reader in 0..8_u64 {
                let (budget, now, most) = (&budget, &now, &most);
                scope.spawn(move || {
                    for round in 0..200 {
                        let bytes = 1 + (reader * 31 + round * 17) % 150;
                        let permit = budget.acquire(bytes);
                        let sum = now.fetch_add(permit.bytes, Ordering::SeqCst) + permit.bytes;
                        most.fetch_max(sum, Ordering::SeqCst);
                        now.fetch_sub(permit.bytes, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!(most.load(Ordering::SeqCst) <= 100);
        assert_eq!(*budget.free(), 100);
    }
}
