import { nonceOf } from "../nonce.ts";
import type { Middleware } from "../context.ts";

/** Options of {@linkcode csp}. */
export interface CSPOptions {
  /** Only report what the policy would forbid. */
  reportOnly?: boolean;
  /** Where browsers send their reports. */
  reportTo?: string;
  /** Directives that replace those of the same name, or are added. */
  csp?: string[];
  /** Allow the inline scripts and styles of a page by its nonce, not by 'unsafe-inline'. */
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

/** Sends a Content-Security-Policy with every answer. */
export function csp<State>(options: CSPOptions = {}): Middleware<State> {
  const { reportOnly = false, reportTo, useNonce = false } = options;
  const nameOf = (directive: string) => directive.trim().split(/\s/)[0] as string;
  const directives = new Map(DEFAULTS.map((directive) => [nameOf(directive), directive]));
  for (const directive of options.csp ?? []) directives.set(nameOf(directive), directive.trim());
  if (reportTo !== undefined) {
    directives.set("report-to", "report-to csp-endpoint");
    // Firefox and Safari know only the older directive.
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
