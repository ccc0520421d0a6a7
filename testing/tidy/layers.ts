/**
 * Which layer may import which. The layers are the folders of the repository, and a few files at its root.
 * Tests may import anything.
 */
import type { Import, Source } from "./source.ts";
import type { Violation } from "./violation.ts";

/** The layers that a layer may import: for values and types, or only for types. */
interface Allowed {
  values: readonly string[];
  types?: readonly string[];
  /** Packages and node modules by name; undefined where any will do. */
  packages?: readonly string[];
}

// Packages and node modules without I/O, clock and randomness of their own.
const PURE_PACKAGES = [
  ...["zod", "node:crypto", "node:buffer", "safe-stable-stringify", "@noble/hashes"],
  ...["simple-statistics", "@stdlib/stats-base-dists-t-cdf", "@stdlib/stats-base-dists-t-quantile"],
  ...["entities", "flesch", "franc-min", "html-to-text", "ical.js", "rrule-temporal", "syllable"],
  ...["wink-sentiment"],
];

/** The functions of `node:crypto` that are deterministic. */
const PURE_CRYPTO =
  /^(createHash|createHmac|timingSafeEqual|hash|verify|createVerify|createPublicKey|constants)$/;

const ANYTHING: Allowed = {
  values: [
    ...[
      "words",
      "core",
      "integrations",
      "db",
      "services",
      "api",
      "routes",
      "islands",
      "components",
    ],
    ...["fresh", "shared", "config", "app", "main", "manifest", "styles", "worker"],
  ],
};

/**
 * `api`, `routes`, `islands` and `components` may use what `core` computes and not only its types:
 * it is pure, so nothing leaks, and the page that verifies a spin has to run the very same draw.
 */
const LAYERS: Readonly<Record<string, Allowed>> = {
  // What people read, in all languages: as pure as core.
  words: { values: ["words"], types: ["core"], packages: [] },
  core: { values: ["core", "words"], types: ["integrations"], packages: PURE_PACKAGES },
  integrations: { values: ["integrations"], types: ["core"], packages: PURE_PACKAGES },
  db: { values: ["db", "core"], types: ["config"] },
  services: {
    values: ["services", "core", "words", "integrations", "db", "simulation"],
    types: ["config"],
  },
  api: { values: ["api", "services", "core", "words"], types: ["config"] },
  routes: {
    values: [
      "routes",
      "services",
      "api",
      "core",
      "components",
      "islands",
      "shared",
      "fresh",
      "words",
    ],
    types: ["config"],
  },
  islands: { values: ["islands", "components", "core", "words", "fresh"] },
  components: { values: ["components", "islands", "core", "words", "fresh"] },
  fresh: { values: ["fresh"] },
  config: { values: ["core"] },
  styles: { values: ["styles"] },
  // Bundles scripts of components; it imports none of their values.
  worker: { values: ["worker", "components"] },
  shared: { values: ["shared", "services", "core", "fresh"], types: ["config", "api"] },
  app: {
    values: ["routes", "services", "api", "core", "components", "shared", "fresh", "manifest"],
    types: ["config"],
  },
  manifest: { values: ["routes", "islands", "fresh"] },
  main: ANYTHING,
  // Copied out of the repository and run elsewhere, so it needs nothing of ours and no package.
  clients: { values: ["clients"], packages: [] },
  simulation: { values: ["simulation", "core"], types: ["services"] },
  tasks: { values: [...ANYTHING.values, "tasks", "testing", "bench", "simulation"] },
  bench: { values: [...ANYTHING.values, "bench", "testing"] },
  e2e: { values: [...ANYTHING.values, "e2e", "testing", "bench"] },
  testing: { values: [...ANYTHING.values, "testing"] },
};

const ROOT_FILES: Readonly<Record<string, string>> = {
  "config.ts": "config",
  "app.ts": "app",
  "main.ts": "main",
  "dev.ts": "main",
  "fresh.gen.ts": "manifest",
};

/** The layer of a path; files at the root that are not named above are "shared". */
export function layerOf(path: string): string {
  const folder = path.split("/")[0]!;
  return folder === path ? ROOT_FILES[path] ?? "shared" : folder;
}

export function isTest(path: string): boolean {
  return /_test\.tsx?$/.test(path);
}

/** Sample programs that tests run, in a folder `testdata/`; nothing else may reach them. */
export function isTestData(path: string): boolean {
  return /(^|\/)testdata\//.test(path);
}

/**
 * Imports that cross a boundary the wrong way. `resolve` gives a local path or a package's name.
 */
export function boundaryViolations(
  source: Source,
  resolve: (specifier: string, from: string) => Target,
): Violation[] {
  if (isTest(source.path) || isTestData(source.path)) return [];
  const layer = layerOf(source.path);
  const allowed = LAYERS[layer];
  if (!allowed) {
    return [{ path: source.path, line: 1, message: `${layer}/ is new: add it to tidy/layers.ts` }];
  }
  return source.imports.flatMap((one) => {
    const target = resolve(one.specifier, source.path);
    const why = "package" in target
      ? refusePackage(one, target.package, allowed)
      : refuseLocal(one, target.path, layer, allowed);
    return why ? [{ path: source.path, line: one.line, message: why }] : [];
  });
}

export type Target = { path: string } | { package: string };

function refusePackage(one: Import, name: string, allowed: Allowed): string | undefined {
  if (!allowed.packages || one.typeOnly) return undefined;
  if (!allowed.packages.includes(name)) {
    return `imports ${name}; only pure packages belong here (${allowed.packages.join(", ")}): ` +
      "take what it computes as an argument";
  }
  const impure = one.names.filter((imported) => !PURE_CRYPTO.test(imported));
  if (name === "node:crypto" && (one.names.length === 0 || impure.length > 0)) {
    return `imports ${impure.join(", ") || "all"} of node:crypto; only hashing and verifying is ` +
      "pure: take random values as arguments";
  }
  return undefined;
}

function refuseLocal(
  one: Import,
  path: string,
  layer: string,
  allowed: Allowed,
): string | undefined {
  if (isTest(path) || isTestData(path)) {
    return `imports the test ${path}; move what is shared to testing/`;
  }
  const target = layerOf(path);
  if (target === "fresh" && layer !== "fresh" && !/^fresh(\/|$)/.test(one.specifier)) {
    return `imports ${one.specifier}; write "fresh", "fresh/runtime" or "fresh/dev", so that it ` +
      "runs on the genuine package too";
  }
  if (allowed.values.includes(target)) return undefined;
  if (allowed.types?.includes(target)) {
    return one.typeOnly
      ? undefined
      : `imports values of ${path}; ${layer} may only \`import type\` from ${target}`;
  }
  return `imports ${path}; ${layer} may not import ${target}, only ` +
    `${[...allowed.values, ...(allowed.types ?? [])].join(", ") || "packages"}`;
}
