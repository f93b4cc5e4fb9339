//! What the system may keep of the process.

/// Keeps the system from writing the memory of this process, and of those that it starts, to a file when it crashes. Where
/// it cannot be kept from that, the trace says so.
pub fn no_core_dumps() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        if setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).is_err() {
            tracing::warn!("core dumps could not be switched off");
        }
    }
}
