import { page } from "fresh";
import { Head } from "fresh/runtime";
import { WallGone } from "@/components/wall/WallGone.tsx";
import { GONE } from "@/components/wall/WallScreen.tsx";
import Wall, { type WallProps } from "@/islands/Wall.tsx";
import { peerOf } from "@/routes/(_forms)/form.ts";
import { define } from "@/utils.ts";

/** The board, or what to say instead. */
type Shown = WallProps | { readonly board: null; readonly isBusy: boolean };

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
    if (result.ok) return page({ token, board: result.board }, { headers: HEADERS });
    if (result.reason === "unknown") {
      return page({ board: null, isBusy: false }, { status: 404, headers: HEADERS });
    }
    const headers = { ...HEADERS, "retry-after": String(result.retryAfter) };
    return page({ board: null, isBusy: true }, { status: 429, headers });
  },
});

export default define.page<typeof handler>(function WallPage({ data }) {
  return (
    <>
      <Head>
        <title>{data.board ? `${data.board.title} – Laurel` : "Laurel"}</title>
        <meta name="robots" content="noindex, nofollow" />
      </Head>
      {data.board ? <Wall {...data} /> : data.isBusy
        ? (
          <WallGone
            title="Too many requests"
            text="Wait a few minutes, then load the page again."
          />
        )
        : <WallGone {...GONE} />}
    </>
  );
});
