import { page } from "fresh";
import { Head } from "fresh/runtime";
import { buildId } from "@/components/shared/build.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { WallGone } from "@/components/wall/WallGone.tsx";
import Wall, { type WallProps } from "@/islands/Wall.tsx";
import { peerOf } from "@/routes/(_forms)/form.ts";
import { acceptsLanguages } from "@std/http/negotiation";
import { type Language, LANGUAGES, localeFor } from "@/core/language.ts";
import { define } from "@/utils.ts";
import { wallWords } from "@/words/wall.ts";

/** What the screen shows, or what to say instead. */
type Shown = WallProps | { readonly show: null; readonly isBusy: boolean };

/**
 * The address is a secret: nothing keeps the page or finds it, and no request that it makes names
 * the address.
 */
const HEADERS = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex, nofollow",
} as const;

export const handler = define.handlers<Shown>({
  async GET(ctx) {
    const token = ctx.params.token!;
    const visit = { request: ctx.req, peer: peerOf(ctx.info) };
    const result = await ctx.state.services.wallLinks.visit(token, visit);
    // The address may name a language for one of several screens: `?lang=de`.
    const asked = ctx.url.searchParams.get("lang") ?? (result.ok ? result.show.language : "auto");
    const language = Object.hasOwn(LANGUAGES, asked) ? asked as Language : "auto";
    ctx.state.locale = localeFor({ language, format: "auto" }, acceptsLanguages(ctx.req));
    if (result.ok) {
      return page({ token, show: result.show, build: buildId() }, { headers: HEADERS });
    }
    if (result.reason === "unknown") {
      return page({ show: null, isBusy: false }, { status: 404, headers: HEADERS });
    }
    const headers = { ...HEADERS, "retry-after": String(result.retryAfter) };
    return page({ show: null, isBusy: true }, { status: 429, headers });
  },
});

export default define.page<typeof handler>(function WallPage({ data }) {
  const words = wordsOf(wallWords);
  return (
    <>
      <Head>
        <title>{data.show ? `${data.show.title} – Laurel` : "Laurel"}</title>
        <meta name="robots" content="noindex, nofollow" />
      </Head>
      {data.show ? <Wall {...data} /> : <WallGone {...data.isBusy ? words.busy : words.gone} />}
    </>
  );
});
