import type { Kysely } from "kysely";
import { isEventType } from "@/core/events/events.ts";
import type { OwnType } from "@/core/event_types/catalogue.ts";
import type {
  EventTypeDetail,
  EventTypeView,
  TypePreview,
  UnknownTypeView,
} from "@/core/event_types/views.ts";
import { ruleVersionAt } from "@/core/rules/rules.ts";
import { listOwnTypes } from "@/db/event_types/event_types.ts";
import { listTypePoints } from "@/db/event_types/type_points.ts";
import { listUnknownTypes } from "@/db/event_types/unknown_types.ts";
import { listRuleVersions } from "@/db/rules/rule_sets.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { Clock } from "@/core/clock.ts";
import { readOrganizationSettings } from "@/services/organization.ts";
import type { Rewards } from "@/services/rewards/mod.ts";
import type { Language } from "@/core/language.ts";
import { changeType, defineType, type TypeChange, type TypeDraft } from "./define.ts";
import { deleteType } from "./delete.ts";
import { previewType, type TypePreviewInput } from "./preview.ts";
import { viewTypes, withVersions } from "./views.ts";

export type { TypeChange, TypeDraft } from "./define.ts";

/** What an event that arrives is checked with. */
export interface TypesForEvents {
  /** Returns the organization's own type with this name, when it is defined. */
  ownType(type: string): OwnType | undefined;
  /** Whether an event of a type that nobody has defined is kept instead of refused. */
  readonly keepsUnknown: boolean;
}

/** Reads and manages the types of events. */
export interface EventTypes {
  /** Lists the types, by domain and then by title. @param language of the names of Laurel's types */
  list(language?: Language): Promise<readonly EventTypeView[]>;
  /** Returns a type with the history of what it pays; undefined when nobody has defined it. */
  find(type: string, language?: Language): Promise<EventTypeDetail | undefined>;
  /**
   * Defines a type. Events of it that were kept are scored within moments.
   * @throws {ProblemError} `event_type_exists`, `validation_failed`, `too_many_event_types`
   */
  define(draft: TypeDraft): Promise<EventTypeDetail>;
  /**
   * Changes a definition; what is left out stays. New points apply to work from now on, or from a
   * later time.
   * @returns undefined when nobody has defined the type
   * @throws {ProblemError} `event_type_built_in`, `edit_conflict`, `validation_failed`
   */
  change(type: string, change: TypeChange): Promise<EventTypeDetail | undefined>;
  /**
   * Deletes a type: new events of it are unknown. Stored events and their points stay.
   * @returns whether there was such a type
   * @throws {ProblemError} `event_type_built_in`, `in_use`
   */
  delete(type: string): Promise<boolean>;
  /** Lists types of kept events that nobody has defined, those that came last first. */
  unknown(): Promise<readonly UnknownTypeView[]>;
  /** Returns what an event of a definition would pay now; stores nothing. */
  preview(input: TypePreviewInput, language?: Language): Promise<TypePreview>;
  /**
   * Returns what events that have arrived are checked with. It is current on every instance: a type
   * that was defined on another one a moment ago is known.
   * @param types the types of the events; left out: they are not known yet
   */
  forEvents(types?: ReadonlySet<string>): Promise<TypesForEvents>;
}

export interface EventTypesOptions {
  readonly db: Kysely<Schema>;
  readonly rewards: Pick<Rewards, "config" | "reconfigure">;
  readonly clock: Clock;
}

/** The maximum number of undefined types in a list. */
const MAX_UNKNOWN = 100;

/** Opens the use cases of event types. */
export function openEventTypes({ db, rewards, clock }: EventTypesOptions): EventTypes {
  async function list(language: Language, on: Kysely<Schema> = db): Promise<EventTypeView[]> {
    const now = clock();
    const version = ruleVersionAt(await listRuleVersions(on), now);
    return viewTypes(await listOwnTypes(on), { version, now, language });
  }

  async function find(
    type: string,
    language: Language = "en",
    on: Kysely<Schema> = db,
  ): Promise<EventTypeDetail | undefined> {
    const view = (await list(language, on)).find((one) => one.type === type);
    return view && withVersions(view, await listTypePoints(on, type));
  }

  return {
    list: (language = "en") => list(language),
    find: (type, language) => find(type, language),
    define: (draft) =>
      rewards.reconfigure(async (trx) => {
        await defineType(trx, draft, clock());
        return (await find(draft.type, "en", trx))!;
      }),
    change: (type, change) =>
      rewards.reconfigure(async (trx) =>
        await changeType(trx, type, change, clock()) ? await find(type, "en", trx) : undefined
      ),
    delete: (type) => rewards.reconfigure((trx) => deleteType(trx, type, clock())),
    async unknown() {
      const found = await listUnknownTypes(db, MAX_UNKNOWN);
      return found.map(({ type, count, latest: { time, ...example } }) => ({
        type,
        count,
        lastTime: new Date(time).toISOString(),
        example,
      }));
    },
    preview: async (input, language) =>
      previewType(input, await rewards.config.get(), clock(), language),
    async forEvents(types) {
      const { types: catalogue } = await rewards.config.get();
      const { ownType } = catalogue;
      const isUnknown = (type: string) => !isEventType(type) && ownType(type) === undefined;
      const keepsUnknown = (types?.values().some(isUnknown) ?? true) &&
        (await readOrganizationSettings(db)).unknownTypes === "keep";
      return { ownType, keepsUnknown };
    },
  };
}
