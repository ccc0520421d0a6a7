import type { BaseTheme, Preset, TwindUserConfig } from "@twind/core";
import presetAutoprefix from "@twind/preset-autoprefix";
import presetTailwind, { type TailwindTheme } from "@twind/preset-tailwind";

/**
 * The look of modern macOS. Colors are CSS variables that `base.css` sets for light and dark
 * appearance, so most markup needs no `dark:` variant.
 */
export const twindConfig: TwindUserConfig<BaseTheme & TailwindTheme> = {
  // The types of the presets cannot be combined under exactOptionalPropertyTypes.
  presets: [presetAutoprefix(), presetTailwind() as Preset],
  darkMode: "media",
  // Class names stay readable, so the markup and the stylesheet agree without a table of hashes.
  hash: false,
  theme: {
    extend: {
      fontFamily: {
        sans: [
          "-apple-system",
          "BlinkMacSystemFont",
          '"SF Pro Text"',
          "Inter",
          '"Segoe UI"',
          "Roboto",
          '"Helvetica Neue"',
          "Arial",
          "sans-serif",
        ],
        display: ["-apple-system", '"SF Pro Display"', "Inter", "system-ui", "sans-serif"],
        mono: ["ui-monospace", '"SF Mono"', "Menlo", "Consolas", "monospace"],
      },
      colors: {
        accent: "var(--color-accent)",
        "accent-contrast": "var(--color-accent-contrast)",
        desktop: "var(--color-desktop)",
        window: "var(--color-window)",
        sidebar: "var(--color-sidebar)",
        control: "var(--color-control)",
        label: "var(--color-label)",
        "label-secondary": "var(--color-label-secondary)",
        "label-tertiary": "var(--color-label-tertiary)",
        separator: "var(--color-separator)",
        success: "var(--color-success)",
        warning: "var(--color-warning)",
        danger: "var(--color-danger)",
      },
      borderRadius: { control: "6px", card: "10px", window: "12px" },
      boxShadow: {
        control: "var(--shadow-control)",
        card: "var(--shadow-card)",
        window: "var(--shadow-window)",
      },
    },
  },
};
