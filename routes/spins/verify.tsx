import { page } from "fresh";
import { Head } from "fresh/runtime";
import { LaurelMark } from "@/components/shared/LaurelMark.tsx";
import type { FairnessDay, SpinRecord } from "@/core/spins/views.ts";
import SpinVerifier from "@/islands/SpinVerifier.tsx";
import { define } from "@/utils.ts";

interface VerifyData {
  /** The id from the address. */
  readonly id: string;
  readonly spin: SpinRecord | null;
  readonly published: FairnessDay | null;
  readonly isSignedIn: boolean;
}

const MAX_ID = 300;

export const handler = define.handlers<VerifyData>({
  async GET(ctx) {
    const { person, services: { spins } } = ctx.state;
    const id = (ctx.url.searchParams.get("id") ?? "").trim();
    const isAsked = id !== "" && id.length <= MAX_ID && !id.includes("\0") && id.isWellFormed();
    const spin = person && isAsked ? await spins.find(person, id) ?? null : null;
    const published = spin ? await spins.fairness(spin.day) ?? null : null;
    return page({ id, spin, published, isSignedIn: person !== null }, {
      headers: { "cache-control": "no-store" },
    });
  },
});

/** Everyone can verify a spin here. Signing in only saves typing the values. */
export default define.page<typeof handler>(function VerifyPage({ data }) {
  const { id, spin, published, isSignedIn } = data;
  return (
    <main class="verify material">
      <Head>
        <title>Verify a spin – Laurel</title>
      </Head>
      <a class="verify-home" href="/">
        <LaurelMark size={22} />
        Laurel
      </a>
      <h1>Verify a spin</h1>
      <p>
        Before a day begins, Laurel shows the SHA-256 of its secret seed: the commitment. A spin is
        drawn by signing its id with that seed, so nothing about the draw can be chosen afterwards.
        When the day is over the seed is shown, and this page draws the spin again, in your browser.
      </p>
      <form method="get" class="verify-lookup">
        <label class="field">
          <span>Id of a spin</span>
          <input
            class="input"
            name="id"
            value={id}
            required
            maxLength={MAX_ID}
            autocomplete="off"
            placeholder="2026-11-20.agent-7.1"
          />
        </label>
        <button type="submit" class="button button-primary">Look Up</button>
      </form>
      {id !== "" && !spin && (
        <p class="form-error" role="alert">
          {isSignedIn
            ? "No spin has this id, or it is not yours to see."
            : "Sign in to look up a spin by its id, or enter its values below."}
        </p>
      )}
      <SpinVerifier key={id} spin={spin} published={published} />
      <noscript>
        <p>Verifying happens in your browser and needs JavaScript.</p>
      </noscript>
    </main>
  );
});
