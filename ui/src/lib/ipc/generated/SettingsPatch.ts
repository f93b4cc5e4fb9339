import type { Language } from "./Language";
export type SettingsPatch = { language?: Language, sheet_made?: boolean, welcomed?: boolean, toured?: boolean, policy?: string, own_domains?: Array<string>, hide_from_capture?: boolean, start_at_login?: boolean, tray?: boolean, shortcut?: boolean, notifications?: boolean, };
