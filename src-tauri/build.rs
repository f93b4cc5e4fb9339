//! Names the commands, so that each has a permission of its own and a window without it cannot call it.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let commands = &[
        "start",
        "change_settings",
        "check",
        "hear",
        "smallest_change",
        "replacement",
        "decide",
        "give_example",
        "ledger_page",
        "open_ledger",
        "ledger_record",
        "ledger_stats",
        "lock",
        "keep_draft",
        "kept_draft",
        "recovery_words",
        "save_sheet",
        "restore_key",
        "rescue_ledger",
        "close",
        "wipe",
        "arrange",
        "cards",
        "burn_card",
        "attach",
        "attach_opened",
        "detach",
        "hand_over",
        "hand_over_invitation",
        "open_calendar",
        "copy_text",
        "clear_copied",
        "split",
        "take_opened",
        "read_message",
        "tell_desk",
        "shell",
    ];
    let attributes = tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(commands));
    tauri_build::try_build(attributes)?;
    Ok(())
}
