import { asset } from "fresh/runtime";
import { FailedPart } from "@/components/shared/FailedPart.tsx";
import { currentLanguage, numberLocale } from "@/components/shared/locale.ts";
import { preferenceAttributes } from "@/components/shared/preferences.ts";
import { preferencesOf } from "@/components/shared/preferences_of.ts";
import { storedDrawing } from "@/components/smoothness/drawing.ts";
import { define } from "@/utils.ts";

/** The colors of the browser's own bars, by color scheme. */
const BAR_COLORS = { light: "#e3eff6", dark: "#151d2b" } as const;

/** The HTML document around every page. */
export default define.page(function App({ Component, req, state }) {
  const preferences = preferencesOf(state.person, req);
  const theme = preferences.appearance;
  const isChosen = theme !== "auto";
  // The desk has a stylesheet without the rules of other pages; see styles/extract.ts.
  const sheet = new URL(req.url).pathname === "/" ? "/desk.css" : "/styles.css";
  return (
    <html
      lang={currentLanguage()}
      data-theme={isChosen ? theme : undefined}
      {...preferenceAttributes(preferences, numberLocale())}
      data-frames={storedDrawing(req.headers.get("cookie"))}
      data-person={state.person?.userId}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>Laurel</title>
        <meta name="color-scheme" content={isChosen ? theme : "light dark"} />
        {isChosen ? <meta name="theme-color" content={BAR_COLORS[theme]} /> : (
          <>
            <meta
              name="theme-color"
              content={BAR_COLORS.light}
              media="(prefers-color-scheme: light)"
            />
            <meta
              name="theme-color"
              content={BAR_COLORS.dark}
              media="(prefers-color-scheme: dark)"
            />
          </>
        )}
        <link rel="icon" type="image/svg+xml" href={asset("/favicon.svg")} />
        <link rel="stylesheet" href={asset(sheet)} />
        <link rel="manifest" href="/manifest.webmanifest" />
        <link rel="apple-touch-icon" href={asset("/icons/apple-touch-icon.png")} />
        <script type="module" async src={asset("/companion.js")}></script>
      </head>
      <body>
        <Component />
        <template id="island-failed">
          <FailedPart />
        </template>
      </body>
    </html>
  );
});
