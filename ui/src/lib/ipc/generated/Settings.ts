import type { Problem } from "./Problem";
export type Settings = { sheet_made: boolean, welcomed: boolean, toured: boolean, policy: string | null, own_domains: Array<string>, hide_from_capture: boolean, start_at_login: boolean, tray: boolean, shortcut: boolean, notifications: boolean, opened: boolean, problem: Problem | null, };
