import { nonceOf } from "../nonce.ts";
import type { Middleware } from "../context.ts";

/** Options of {@linkcode csp}. */
export interface CSPOptions {
  /** Only report violations of the policy, do not block. */
  reportOnly?: boolean;
  /** The address that browsers send their reports to. */
  reportTo?: string;
  /** Directives to add. A directive replaces the default one of the same name. */
  csp?: string[];
  /** Allow the page's inline scripts and styles by a nonce instead of 'unsafe-inline'. */
  useNonce?: boolean;
}

const DEFAULTS = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self' data: blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "upgrade-insecure-requests",
];

const NONCE_DIRECTIVES = /^(default|script|style)-src(-\w+)? /;

/** Returns a middleware that sends a Content-Security-Policy with every answer. */
export function csp<State>(options: CSPOptions = {}): Middleware<State> {
  const { reportOnly = false, reportTo, useNonce = false } = options;
  const nameOf = (directive: string) => directive.trim().split(/\s/)[0] as string;
  const directives = new Map(DEFAULTS.map((directive) => [nameOf(directive), directive]));
  for (const directive of options.csp ?? []) directives.set(nameOf(directive), directive.trim());
  if (reportTo !== undefined) {
    directives.set("report-to", "report-to csp-endpoint");
    // Firefox and Safari support only this older directive.
    directives.set("report-uri", `report-uri ${reportTo}`);
  }
  const policy = [...directives.values()];
  const header = `Content-Security-Policy${reportOnly ? "-Report-Only" : ""}`;

  return async (ctx) => {
    const response = await ctx.next();
    const nonce = useNonce ? nonceOf(response) : undefined;
    const own = nonce === undefined ? policy : policy.map((directive) => {
      if (!NONCE_DIRECTIVES.test(directive)) return directive;
      return directive.replace("'unsafe-inline'", `'nonce-${nonce}'`);
    });
    response.headers.set(header, own.join("; "));
    if (reportTo !== undefined) {
      response.headers.set("Reporting-Endpoints", `csp-endpoint="${reportTo}"`);
    }
    return response;
  };
}
