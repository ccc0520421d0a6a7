import { lazy } from "@/components/windows/lazy.tsx";

/** The panel that explains an entry; its code loads when the first entry is opened. */
export const LateWhyPanel = lazy(async () => (await import("./WhyPanel.tsx")).WhyPanel);
