import { asset } from "fresh/runtime";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { define } from "@/utils.ts";
import { appWords } from "@/words/app.ts";
import { windowWords } from "@/words/windows.ts";

/** Windows that a long press on the icon opens. */
const SHORTCUTS = ["challenges", "achievements", "leaderboard"] as const;

export const handler = define.handlers({
  /** How Laurel looks as an app. It holds nothing about a person. */
  async GET(ctx) {
    const { name } = await ctx.state.services.organization.settings();
    const words = wordsOf(appWords).app;
    const { titles } = wordsOf(windowWords);
    const icon = (file: string, size: number, purpose: "any" | "maskable") => ({
      src: asset(`/icons/${file}.png`),
      sizes: `${size}x${size}`,
      type: "image/png",
      purpose,
    });
    const manifest = {
      id: "/",
      name: name ? `Laurel – ${name}` : "Laurel",
      short_name: "Laurel",
      description: words.description,
      lang: currentLanguage(),
      start_url: "/",
      scope: "/",
      display: "standalone",
      // Those of the wallpaper in the light theme; the pages name their own for both themes.
      theme_color: "#e3eff6",
      background_color: "#cfdfe6",
      icons: [
        icon("icon-192", 192, "any"),
        icon("icon-512", 512, "any"),
        icon("maskable-192", 192, "maskable"),
        icon("maskable-512", 512, "maskable"),
      ],
      shortcuts: [
        ...SHORTCUTS.map((window) => ({ name: titles[window], url: `/?window=${window}` })),
        { name: words.settings, url: "/settings" },
      ],
    };
    return Response.json(manifest, {
      headers: {
        "content-type": "application/manifest+json; charset=utf-8",
        "cache-control": "no-cache",
      },
    });
  },
});
