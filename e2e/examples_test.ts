/** Runs the examples of docs/send-events.md unchanged, against a real Laurel. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";
import { KEY, type Laurel, startLaurel } from "./support/laurel.ts";

const ROOT = new URL("..", import.meta.url).pathname;
const text = await Deno.readTextFile(`${ROOT}docs/send-events.md`);

type Language = "curl" | "python" | "ts";

interface Example {
  /** Null for an example that only prepares the next ones. */
  readonly language: Language | null;
  readonly code: string;
  /** What it prints; `…` matches anything. Null when the page does not say. */
  readonly prints: string | null;
  /** The line on the page. */
  readonly line: number;
}

function readExamples(): Example[] {
  const blocks = [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map((match) => ({
    name: match[1]!,
    code: match[2]!,
    line: text.slice(0, match.index).split("\n").length,
  }));
  return blocks.flatMap(({ name, code, line }, index): Example[] => {
    if (name === "text") return [];
    const after = blocks[index + 1];
    const prints = after?.name === "text" ? after.code : null;
    if (name === "python" || name === "ts") return [{ language: name, code, prints, line }];
    assertEquals(name, "sh", `line ${line} is in a language that nobody runs`);
    return [{ language: /\bcurl\b/.test(code) ? "curl" : null, code, prints, line }];
  });
}

const examples = readExamples();

/** One server and one folder for all examples, as for a reader who follows the page. */
let world: Promise<{ laurel: Laurel; folder: string }> | undefined;

async function open() {
  const [laurel, folder] = await Promise.all([startLaurel(), makeTempFolder("examples")]);
  const client = `file://${ROOT}clients/typescript/client.ts`;
  const map = JSON.stringify({ imports: { "laurel-client": client } });
  await Deno.writeTextFile(`${folder}/map.json`, map);
  for (const example of examples.filter(({ language }) => language === null)) {
    await run(example, laurel, folder);
  }
  return { laurel, folder };
}

Deno.test.afterAll(async () => {
  if (!world) return;
  const { laurel, folder } = await world;
  await laurel.stop();
  await removeFolder(folder);
});

async function run({ language, code, line }: Example, laurel: Laurel, folder: string) {
  const file = `${folder}/example.${language ?? "sh"}`;
  await Deno.writeTextFile(file, code);
  const [command, ...args] = {
    curl: ["sh", "-e", file],
    python: ["python3", file],
    ts: [
      "deno",
      "run",
      "--no-config",
      "--no-lock",
      `--import-map=${folder}/map.json`,
      "-NER",
      file,
    ],
  }[language ?? "curl"];
  const { code: exit, stdout, stderr } = await new Deno.Command(command!, {
    args,
    cwd: folder,
    env: { LAUREL_URL: laurel.url, LAUREL_KEY: KEY, NO_COLOR: "1", PYTHONUTF8: "1" },
  }).output();
  const decoder = new TextDecoder();
  const printed = decoder.decode(stdout);
  assertEquals(exit, 0, `docs/send-events.md:${line}\n${printed}${decoder.decode(stderr)}`);
  return printed;
}

function assertPrints(printed: string, { prints, line }: Example) {
  assert(prints !== null, `docs/send-events.md:${line} does not say what it prints`);
  const pattern = prints!.trim().split("…").map((part) =>
    part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
  );
  const whole = new RegExp(`^${pattern.join("[^\\n]*")}$`);
  assertMatch(printed.trim(), whole, `docs/send-events.md:${line}`);
}

function examplesTest(language: Language, variable: string | null, count: number) {
  const isMissing = variable !== null && !Deno.env.get(variable);
  const title = `examples - every block in ${language} runs and prints what the page says`;
  Deno.test({
    name: isMissing ? `${title} [left out: ${variable} is not set]` : title,
    ignore: isMissing,
    sanitizeOps: false,
    sanitizeResources: false,
    async fn() {
      const { laurel, folder } = await (world ??= open());
      const own = examples.filter((example) => example.language === language);
      assertEquals(own.length, count);
      for (const example of own) assertPrints(await run(example, laurel, folder), example);
    },
  });
}

examplesTest("curl", "LAUREL_TEST_CURL", 4);
examplesTest("python", "LAUREL_TEST_PYTHON", 4);
examplesTest("ts", null, 7);
