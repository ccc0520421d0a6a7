import { page } from "fresh";
import { Head } from "fresh/runtime";
import { LaurelMark } from "@/components/shared/LaurelMark.tsx";
import type { FairnessDay, SpinRecord } from "@/core/spins/views.ts";
import SpinVerifier from "@/islands/SpinVerifier.tsx";
import { define } from "@/utils.ts";
import { spinProofWords } from "@/words/spin_proof.ts";
import { wordsOf } from "@/components/shared/locale.ts";

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
  const words = wordsOf(spinProofWords);
  const { id, spin, published, isSignedIn } = data;
  return (
    <main class="verify material">
      <Head>
        <title>{`${words.title} – Laurel`}</title>
      </Head>
      <a class="verify-home" href="/">
        <LaurelMark size={22} />
        Laurel
      </a>
      <h1>{words.title}</h1>
      <p>
        {words.intro}
      </p>
      <form method="get" class="verify-lookup">
        <label class="field">
          <span>{words.id}</span>
          <input
            class="input"
            name="id"
            value={id}
            required
            maxLength={MAX_ID}
            autocomplete="off"
            placeholder={words.example}
          />
        </label>
        <button type="submit" class="button button-primary">{words.lookUp}</button>
      </form>
      {id !== "" && !spin && (
        <p class="form-error" role="alert">
          {isSignedIn ? words.missing : words.signIn}
        </p>
      )}
      <SpinVerifier key={id} spin={spin} published={published} />
      <noscript>
        <p>{words.noScript}</p>
      </noscript>
    </main>
  );
});
