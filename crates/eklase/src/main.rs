//! The binary `eklase`.

fn main() -> std::process::ExitCode {
    eklase::cli::main()
}
