/** Signed webhooks over HTTP: verified, stored, paired, and the derived events scored. */
import { signStandard } from "@/integrations/standard/sign.ts";
import type { Bench } from "@/bench/bench.ts";
import { agentId } from "@/bench/events.ts";
import { requestBytes } from "@/bench/load/connection.ts";
import { drive } from "@/bench/load/drive.ts";
import { analyze, KEY } from "@/bench/rig.ts";

const AGENTS = 1_000;
const CONNECTIONS = 32;
/** The maximum response time that tools are promised. */
const PROMISED_MILLISECONDS = 1_000;

/**
 * Measures `webhook`. Half of the webhooks are questions, which pay nothing; the other half are the
 * replies.
 */
export const webhook: Bench = async ({ rig: startRig, effort, recorder, say }) => {
  say(`webhook: signed webhooks on ${CONNECTIONS} connections, ${AGENTS} agents`);
  const rig = await startRig();
  const databaseUrl = await rig.createDatabase(AGENTS);
  const target = await rig.startLaurel(databaseUrl);
  const answer = await fetch(`${target.url}/api/v1/admin/integrations`, {
    method: "POST",
    headers: { authorization: `Bearer ${KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ provider: "standard", name: "bench" }),
  });
  const { url, secret } = await answer.json();
  let sent = 0;
  const next = () => {
    const number = sent++;
    const isReply = number % 2 === 1;
    const id = `msg_${number}`;
    const now = Date.now();
    const body = JSON.stringify({
      type: isReply ? "message_response" : "message_received",
      timestamp: new Date(now).toISOString(),
      data: {
        conversationId: `c-${number >> 1}`,
        messageId: id,
        ...(isReply ? { agentId: agentId((number >> 1) % AGENTS), quality: 0.9 } : {}),
      },
    });
    const seconds = Math.floor(now / 1_000);
    const headers = {
      "webhook-id": id,
      "webhook-timestamp": String(seconds),
      "webhook-signature": signStandard(id, seconds, body, [secret]),
    };
    return requestBytes({ method: "POST", url, headers, body });
  };
  const run = (durationMilliseconds: number) =>
    drive({ url, connections: CONNECTIONS, durationMilliseconds, next });
  await run(effort.roundMilliseconds / 2);
  await analyze(databaseUrl);
  for (let round = 0; round < effort.rounds; round++) {
    const driven = await run(effort.roundMilliseconds);
    recorder.add("webhook.rate", "webhooks/s", driven.perSecond);
    recorder.add("webhook.p50", "ms", driven.p50Milliseconds);
    recorder.add("webhook.p99", "ms", driven.p99Milliseconds, {
      target: { below: PROMISED_MILLISECONDS },
    });
  }
  await target.stop();
};
