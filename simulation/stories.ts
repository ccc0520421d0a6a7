import type { Random } from "./random.ts";
import type { SimulatedAgent, Tool } from "./team.ts";

/** An event of a story. */
export interface StoryStep {
  /** Seconds after the story began. */
  readonly afterSeconds: number;
  readonly source: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The `source` of each tool's events. */
const SOURCES: Readonly<Record<Tool, string>> = {
  chat: "/livechat",
  pipeline: "/pipeline",
  contacts: "/contacts",
  dialer: "/dialer",
};

interface StoryContext {
  readonly agent: SimulatedAgent;
  readonly random: Random;
  /** A text that makes the ids of the story's objects unique. */
  readonly id: string;
}

/**
 * Returns the events of one piece of work: a conversation, a lead, a deal, a contact or a call.
 * @param id becomes a part of every `objectId`; must be new for every story
 */
export function makeStory(tool: Tool, context: StoryContext): StoryStep[] {
  const { random } = context;
  const steps: Step[] = tool === "chat"
    ? conversation(context)
    : tool === "pipeline"
    ? random.chance(0.55) ? lead(context) : deal(context)
    : tool === "contacts"
    ? contactWork(context)
    : random.weighted([[inboundCall, 5], [outboundCall, 5], [missedCall, 1]])(context);
  return steps.map((step) => ({ ...step, source: SOURCES[tool] }));
}

/** Returns the events of the start of a working day, with some use of features. */
export function openDesk({ random }: StoryContext): StoryStep[] {
  const feature = random.pick(["macros", "saved_search", "call_script", "pipeline_board"]);
  return [
    { afterSeconds: 0, source: "/desk", type: "session_started", data: {} },
    {
      afterSeconds: random.int(60, 1800),
      source: "/desk",
      type: "feature_used",
      data: { feature },
    },
  ];
}

type Step = Omit<StoryStep, "source">;

function conversation({ agent, random, id }: StoryContext): Step[] {
  const objectId = `conversation-${id}`;
  const channel = random.weighted([["web", 6], ["email", 2], ["whatsapp", 2]]);
  const steps: Step[] = [];
  const messages = random.int(1, 3);
  let afterSeconds = 0;
  for (let i = 0; i < messages; i++) {
    const responseTime = responseSeconds(agent, random);
    steps.push({ afterSeconds, type: "message_received", data: { objectId, channel } });
    afterSeconds += responseTime;
    const quality = goodness(agent, random);
    steps.push({
      afterSeconds,
      type: "message_response",
      data: { objectId, responseTime, quality },
    });
    afterSeconds += random.int(20, 90);
  }
  if (random.chance(0.8)) {
    const firstContact = random.chance(agent.skill - 0.2);
    steps.push({ afterSeconds, type: "conversation_resolved", data: { objectId, firstContact } });
    if (random.chance(0.4)) {
      // Ratings have one to five stars.
      const score = Math.max(1, Math.min(5, Math.round(5 * goodness(agent, random) + 0.4))) / 5;
      afterSeconds += random.int(20, 180);
      steps.push({ afterSeconds, type: "csat_received", data: { objectId, score } });
    }
  }
  return steps;
}

function lead({ agent, random, id }: StoryContext): Step[] {
  const objectId = `lead-${id}`;
  const origin = random.pick(["website", "referral", "event", "campaign"]);
  const steps: Step[] = [{ afterSeconds: 0, type: "lead_created", data: { objectId, origin } }];
  if (random.chance(0.75)) {
    const accuracy = goodness(agent, random);
    const afterSeconds = random.int(60, 600);
    steps.push({ afterSeconds, type: "lead_qualified", data: { objectId, accuracy } });
  }
  return steps;
}

function deal({ agent, random, id }: StoryContext): Step[] {
  const objectId = `deal-${id}`;
  const [from, to] = random.pick([["new", "contacted"], ["contacted", "proposal"], [
    "proposal",
    "negotiation",
  ]]);
  const steps: Step[] = [{
    afterSeconds: 0,
    type: "deal_stage_changed",
    data: { objectId, from, to },
  }];
  if (to !== "negotiation" || random.chance(0.2)) return steps;
  const afterSeconds = random.int(120, 900);
  const cycleDays = Math.round(random.between(3, 40) / agent.pace);
  const amount = random.int(5, 120) * 100;
  steps.push(
    random.chance(0.15 + 0.4 * agent.skill)
      ? { afterSeconds, type: "deal_won", data: { objectId, cycleDays, amount } }
      : {
        afterSeconds,
        type: "deal_lost",
        data: { objectId, reason: random.pick(["price", "timing", "competitor"]) },
      },
  );
  return steps;
}

function contactWork({ agent, random, id }: StoryContext): Step[] {
  const objectId = `contact-${id}`;
  if (random.chance(0.4)) {
    const dataQuality = goodness(agent, random);
    const vip = random.chance(0.12);
    return [
      { afterSeconds: 0, type: "new_contact", data: { objectId, dataQuality, vip } },
      ...(random.chance(0.5) ? [activity(objectId, random, 120)] : []),
    ];
  }
  if (random.chance(0.5)) {
    const completenessGain = round2(random.between(0.02, 0.2 + agent.skill / 4));
    return [
      { afterSeconds: 0, type: "contact_updated", data: { objectId, completenessGain } },
      ...(random.chance(0.3) ? [activity(objectId, random, 60)] : []),
    ];
  }
  const onTime = random.chance(0.5 + agent.skill / 2.5);
  return [
    { afterSeconds: 0, type: "follow_up_due", data: { objectId } },
    {
      afterSeconds: onTime ? random.int(60, 900) : random.int(1800, 4500),
      type: "follow_up_completed",
      data: { objectId, onTime },
    },
  ];
}

function activity(objectId: string, random: Random, from: number): Step {
  const kind = random.pick(["note", "email_opened", "page_visited"]);
  return {
    afterSeconds: from + random.int(0, 300),
    type: "contact_activity",
    data: { objectId, kind },
  };
}

function inboundCall(context: StoryContext): Step[] {
  const { agent, random, id } = context;
  const objectId = `call-${id}`;
  const responseTime = clamp(Math.round(random.around(32 / agent.pace, 16)), 4, 120);
  return [
    { afterSeconds: responseTime, type: "inbound_handled", data: { objectId, responseTime } },
    ...call(context, objectId, responseTime),
  ];
}

function outboundCall(context: StoryContext): Step[] {
  const { agent, random, id } = context;
  const objectId = `call-${id}`;
  const steps = call(context, objectId, 0);
  if (random.chance(0.35 + agent.skill / 4)) {
    const converted = random.chance(agent.skill / 3);
    const efficiency = goodness(agent, random);
    const afterSeconds = steps[0]!.afterSeconds + random.int(5, 60);
    steps.push({
      afterSeconds,
      type: "outbound_success",
      data: { objectId, converted, efficiency },
    });
  }
  return steps;
}

function missedCall({ random, id }: StoryContext): Step[] {
  const waited = random.int(15, 90);
  return [{ afterSeconds: waited, type: "call_missed", data: { objectId: `call-${id}`, waited } }];
}

/** A call that was answered, and perhaps its review. */
function call({ agent, random }: StoryContext, objectId: string, from: number): Step[] {
  const talkTime = clamp(Math.round(random.around(330, 170)), 20, 1500);
  const satisfaction = goodness(agent, random);
  const afterSeconds = from + talkTime;
  return [
    { afterSeconds, type: "call_completed", data: { objectId, talkTime, satisfaction } },
    ...(random.chance(0.25)
      ? [{
        afterSeconds: afterSeconds + random.int(120, 600),
        type: "call_quality_scored" as const,
        data: { objectId, quality: goodness(agent, random) },
      }]
      : []),
  ];
}

/** Returns the seconds until an answer. Most answers are quick, some take long. */
function responseSeconds(agent: SimulatedAgent, random: Random): number {
  const isSlow = random.chance(0.12);
  const seconds = isSlow ? random.between(120, 420) : random.around(58, 20) / agent.pace;
  return clamp(Math.round(seconds), 6, 600);
}

/** Returns a quality between 0 and 1, around the agent's skill. */
function goodness(agent: SimulatedAgent, random: Random): number {
  return round2(clamp(random.around(agent.skill, 0.1), 0.2, 1));
}

function clamp(value: number, from: number, to: number): number {
  return Math.max(from, Math.min(to, value));
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
