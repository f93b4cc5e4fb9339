//! What the process that reads attached files may ask the kernel for: memory, its input and its output, its end. A file that
//! takes it over finds no file to open, no address to connect to, and no program to start.

use std::collections::BTreeMap;

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    apply_filter,
};

/// Every call that reading a file takes; whatever else is asked for is refused.
const ALLOWED: &[libc::c_long] = &[
    // Its input and its output.
    libc::SYS_read,
    libc::SYS_write,
    libc::SYS_writev,
    libc::SYS_close,
    libc::SYS_fstat,
    libc::SYS_lseek,
    // Memory.
    libc::SYS_mmap,
    libc::SYS_mremap,
    libc::SYS_munmap,
    libc::SYS_mprotect,
    libc::SYS_madvise,
    libc::SYS_brk,
    // Locks, chance, the clock.
    libc::SYS_futex,
    libc::SYS_sched_yield,
    libc::SYS_getrandom,
    libc::SYS_clock_gettime,
    // Its own answer to signals, and its end.
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sigaltstack,
    libc::SYS_getpid,
    libc::SYS_gettid,
    libc::SYS_exit,
    libc::SYS_exit_group,
];

/// Refuses everything else from now on, for good. Gives whether the kernel does.
pub(crate) fn confine() -> bool {
    let refuse = SeccompAction::Errno(libc::EPERM.cast_unsigned());
    let (Ok(architecture), Some(allowed)) = (std::env::consts::ARCH.try_into(), allowed()) else { return false };
    let filter = SeccompFilter::new(allowed, refuse, SeccompAction::Allow, architecture);
    let program = filter.ok().and_then(|filter| BpfProgram::try_from(filter).ok());
    program.is_some_and(|program| apply_filter(&program).is_ok())
}

/// The calls, each with what it may be made with; without a rule, with anything.
fn allowed() -> Option<BTreeMap<i64, Vec<SeccompRule>>> {
    let mut allowed: BTreeMap<i64, Vec<_>> = ALLOWED.iter().map(|call| (*call, Vec::new())).collect();
    // It may end itself by a signal, and nobody else.
    let own = u64::from(std::process::id());
    let itself = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, own).ok()?;
    allowed.insert(libc::SYS_tgkill, vec![SeccompRule::new(vec![itself]).ok()?]);
    Some(allowed)
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::net::TcpListener;
    use std::process::Command;

    use super::*;

    /// Nothing here calls it for somebody else: that it is allowed only for itself is in the rule.
    #[test]
    fn a_signal_goes_to_itself_alone() {
        assert!(!ALLOWED.contains(&libc::SYS_tgkill));
        let rules = allowed().unwrap();
        assert_eq!(rules[&libc::SYS_tgkill].len(), 1);
        assert!(ALLOWED.iter().all(|call| rules[call].is_empty()));
    }

    #[test]
    fn nothing_is_opened_connected_to_started_or_ended() {
        let parent = rustix::process::getppid().unwrap();
        let refused = move || {
            assert!(confine());
            let errors = [
                File::open("/proc/self/status").err(),
                File::create("/dev/null").err(),
                TcpListener::bind("127.0.0.1:0").err(),
                Command::new("/bin/true").spawn().err(),
                std::fs::metadata("/").err(),
                rustix::process::kill_process(parent, rustix::process::Signal::CONT).err().map(Into::into),
            ];
            errors.map(|error| error.and_then(|error| error.raw_os_error()))
        };
        // A thread is confined by itself.
        assert_eq!(std::thread::spawn(refused).join().unwrap(), [Some(libc::EPERM); 6]);
    }
}
