/**
 * A real OpenID provider on this machine (the certified `oidc-provider`), which signs a person in
 * without asking them, and which lies when a test tells it to.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import Provider from "oidc-provider";
import { freePort } from "./free_port.ts";

/** What the provider says about the person who signs in next. */
export interface PersonClaims {
  readonly sub: string;
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
  readonly groups?: readonly string[];
}

export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The person who signs in next. */
  person: PersonClaims;
  /** Whether the person declines next. */
  isDenied: boolean;
  /** Claims of the next tokens that are not true, such as another nonce. */
  lies: Readonly<Record<string, unknown>>;
  /** Whether the next tokens are signed with a key that is not the provider's. */
  isForged: boolean;
  stop(): Promise<void>;
}

/** The provider's keys and a stranger's, made once per process because that takes a while. */
let keyPairs: ReturnType<typeof makeKeyPairs> | undefined;

function makeKeyPairs() {
  const make = () => generateKeyPair("RS256", { extractable: true });
  return Promise.all([make(), make()]);
}

/**
 * @param redirectUris the addresses that the provider may send a browser back to
 * @param options isTerse: the token names only the person's id, as many providers do
 */
export async function startOpenIdProvider(
  redirectUris: readonly string[],
  { isTerse = false }: { readonly isTerse?: boolean } = {},
): Promise<TestProvider> {
  const issuer = `http://127.0.0.1:${freePort()}`;
  const [keys, foreign] = await (keyPairs ??= makeKeyPairs());
  const jwk = { ...await exportJWK(keys.privateKey), alg: "RS256", kid: "k1", use: "sig" };
  const self: Omit<TestProvider, "stop"> = {
    issuer,
    clientId: "laurel",
    clientSecret: "a secret of the tests",
    person: { sub: "nobody" },
    isDenied: false,
    lies: {},
    isForged: false,
  };
  const provider = new Provider(issuer, {
    clients: [{
      client_id: self.clientId,
      client_secret: self.clientSecret,
      redirect_uris: [...redirectUris],
      // Of native programs, the port of an address on this machine does not matter.
      application_type: redirectUris.every((uri) => new URL(uri).hostname === "127.0.0.1")
        ? "native"
        : "web",
      token_endpoint_auth_method: "client_secret_post",
    }],
    jwks: { keys: [jwk] },
    cookies: { keys: ["a key of the tests"] },
    claims: {
      openid: ["sub"],
      email: ["email", "email_verified"],
      profile: ["name", "groups"],
    },
    conformIdTokenClaims: isTerse,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ ...self.person, sub: accountId }),
    }),
  });
  provider.use(async (ctx, next) => {
    await next();
    const body = ctx.body as { id_token?: string } | undefined;
    if (ctx.path !== "/token" || !body?.id_token) return;
    if (!self.isForged && Object.keys(self.lies).length === 0) return;
    const claims = JSON.parse(atobUrl(body.id_token.split(".")[1]!));
    const token = new SignJWT({ ...claims, ...self.lies });
    token.setProtectedHeader({ alg: "RS256", kid: "k1" });
    const { privateKey } = self.isForged ? foreign : keys;
    ctx.body = { ...body, id_token: await token.sign(privateKey) };
  });

  /** Answers the provider's question to the person. */
  async function interact(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { params } = await provider.interactionDetails(request, response);
    if (self.isDenied) {
      const refusal = { error: "access_denied", error_description: "The person declined" };
      return await provider.interactionFinished(request, response, refusal);
    }
    const accountId = self.person.sub;
    const grant = new provider.Grant({ accountId, clientId: String(params.client_id) });
    grant.addOIDCScope("openid email profile");
    const grantId = await grant.save();
    const answer = { login: { accountId, remember: false }, consent: { grantId } };
    await provider.interactionFinished(request, response, answer);
  }

  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (!request.url?.startsWith("/interaction/")) return void answer(request, response);
    interact(request, response).catch((error) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });
  await new Promise<void>((resolve) =>
    server.listen(Number(new URL(issuer).port), "127.0.0.1", resolve)
  );
  return Object.assign(self, {
    stop: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => error ? reject(error) : resolve());
        server.closeAllConnections();
      }),
  });
}

function atobUrl(text: string): string {
  return new TextDecoder().decode(Uint8Array.fromBase64(text, { alphabet: "base64url" }));
}
