//! The binary `eklase`.

// glibc's allocator keeps what a storm of sign-ins has taken (19 MiB each): measured, 435 MB after 128 of them
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    eklase::cli::main()
}
