import { lazy } from "@/components/windows/lazy.tsx";

/** The whole history with its search and filters; its code loads when it is first opened. */
export const LateHistory = lazy(async () => (await import("./HistoryPane.tsx")).HistoryPane);
