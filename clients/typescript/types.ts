// Made by `deno task client` from the OpenAPI document; changes by hand are lost.
// deno-lint-ignore-file
export interface paths {
  "/events": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send an event
     * @description Scores the event once and returns what it changed. The same event again gets the first answer with the status duplicate.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": components["schemas"]["Event"];
          "application/cloudevents+json": components["schemas"]["Event"];
        };
      };
      responses: {
        /** @description Stored */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["EventAnswer"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/events/batch": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send up to 1,000 events
     * @description Returns one answer per event, in order; a refused event does not affect the others.
     */
    post: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody: {
        content: {
          "application/json": {
            events: components["schemas"]["Event"][];
          };
          "application/cloudevents-batch+json": components["schemas"]["Event"][];
        };
      };
      responses: {
        /** @description Stored */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["BatchAnswer"];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/agents": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List agents
     * @description Ordered by id. Agents get themselves, managers their teams, keys everyone.
     */
    get: {
      parameters: {
        query?: {
          /** @description Entries of a page, at most 200 */
          limit?: number;
          /** @description `nextCursor` of the previous page */
          cursor?: string;
          /** @description A part of the name or the id */
          q?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description A page of agents */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              entries: components["schemas"]["Agent"][];
              nextCursor: string | null;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/agents/{id}": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Get an agent */
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The agent */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Agent"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/agents/{id}/history": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List an agent's ledger
     * @description Newest work first; each entry with its calculation. All filters that are given must match; `GET /agents/{id}/history-filters` says what `kind` and `source` can be.
     */
    get: {
      parameters: {
        query?: {
          /** @description Entries of a page, at most 200 */
          limit?: number;
          /** @description `nextCursor` of the previous page */
          cursor?: string;
          /** @description Type of the work or reward, such as `deal_won` or `daily_streak`. Repeat it for entries of any of several kinds. */
          kind?: string[];
          /** @description The tool that an entry came from: `event.source`. Repeat it for several tools. */
          source?: string[];
          /** @description First day, in the time zone of the agent */
          from?: string;
          /** @description Last day, in the time zone of the agent. It is included. */
          to?: string;
          /** @description Words that each occur in what the kind is called, the title, the id of the object, or a correction's reason or author */
          q?: string;
        };
        header?: never;
        path: {
          id: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description A page of the ledger */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": {
              entries: components["schemas"]["LedgerEntry"][];
              nextCursor: string | null;
            };
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  "/leaderboards": {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Read a board
     * @description Periods start at midnight in the organization's time zone. Equal points are ordered by who reached them first, then by id; they share a `rank` (1-2-2-4), but not a `position`.
     */
    get: {
      parameters: {
        query?: {
          /** @description Entries of a page, at most 200 */
          limit?: number;
          /** @description `nextCursor` of the previous page */
          cursor?: string;
          period?: "day" | "week" | "month" | "all";
          /** @description A date or time in the period; default: now */
          at?: string;
          team?: string;
          /** @description An agent to center the page on */
          around?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        /** @description The board */
        200: {
          headers: {
            [name: string]: unknown;
          };
          content: {
            "application/json": components["schemas"]["Board"];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Agent: {
      /** @description The id that integrations use */
      id: string;
      name: string;
      totalPoints: number;
      experience: number;
      level: number;
      /** @enum {string} */
      rank: "Rookie" | "Bronze" | "Silver" | "Gold" | "Platinum" | "Diamond" | "Legend";
      /** @description Working days in a row with work that pays */
      dailyStreak: number;
      /** @description Id of the team */
      team: string | null;
      /** @description The zone in which the agent's days begin */
      timeZone: string;
    };
    AgentSnapshot: {
      /** @description The id that integrations use */
      id: string;
      name: string;
      totalPoints: number;
      experience: number;
      level: number;
      /** @enum {string} */
      rank: "Rookie" | "Bronze" | "Silver" | "Gold" | "Platinum" | "Diamond" | "Legend";
      /** @description Working days in a row with work that pays */
      dailyStreak: number;
    };
    BatchAnswer: {
      results: (components["schemas"]["EventAnswer"] | {
        id: string | null;
        /** @enum {string} */
        status: "rejected";
        error: components["schemas"]["Problem"];
      })[];
    };
    Board: {
      period: {
        /** @enum {string} */
        kind: "day" | "week" | "month" | "all";
        /** Format: date */
        start: string;
        /**
         * Format: date
         * @description The first day after it; null for all time
         */
        end: string | null;
      };
      /**
       * @description How ranks are counted: 1-2-2-4 or 1-2-2-3
       * @enum {string}
       */
      ranks: "standard" | "dense";
      entries: components["schemas"]["BoardEntry"][];
      /** @description The viewer's own place, even when it is not on this page */
      me: components["schemas"]["BoardEntry"] | null;
      nextCursor: string | null;
    };
    BoardEntry: {
      /** @description The place on the board; no two agents share one */
      position: number;
      /** @description The rank; agents with equal points share one */
      rank: number;
      agent: {
        id: string;
        name: string;
      };
      points: number;
      /**
       * Format: date-time
       * @description When the points were reached
       */
      reachedAt: string;
    };
    BreakdownStep: {
      rule: string;
      points: number;
    } | {
      rule: string;
      factor: number;
    };
    ChangedBy: {
      /** @description Id of the account; for a key, `key:` and its number */
      id: string;
      name: string;
    };
    EntryCorrection: {
      /** @description By how much it changed the entry */
      points: number;
      reason: string;
      by: components["schemas"]["ChangedBy"];
      /**
       * Format: date-time
       * @description When it was made
       */
      at: string;
      /** @description The event of the correction, which can be reversed */
      event: {
        source: string;
        id: string;
      };
    };
    Event: {
      /** @enum {string|null} */
      specversion?: "1.0" | null;
      /** @example m-1 */
      id: string;
      /**
       * @description Default: the name of the key
       * @example /livechat
       */
      source?: string | null;
      /**
       * @description One of the types that Laurel brings along, or one that an admin has defined.
       * @example message_response
       */
      type:
        | string
        | (
          | "message_response"
          | "lead_qualified"
          | "call_completed"
          | "new_contact"
          | "inbound_handled"
          | "outbound_success"
          | "conversation_resolved"
          | "csat_received"
          | "deal_won"
          | "follow_up_completed"
          | "contact_updated"
          | "call_quality_scored"
          | "message_received"
          | "lead_created"
          | "deal_stage_changed"
          | "deal_lost"
          | "call_missed"
          | "follow_up_due"
          | "contact_activity"
          | "session_started"
          | "feature_used"
          | "event_reversed"
        );
      /**
       * @description The agent: an id, an e-mail address, an alias, or provider/account/user. Text or a whole number. Surrounding spaces, invisible characters and the letter case of e-mail addresses do not matter.
       * @example agent-7
       */
      subject: string | number;
      /**
       * Format: date-time
       * @description RFC 3339, with a time zone. Default: the time of receipt
       * @example 2026-11-22T10:00:00Z
       */
      time?: string;
      datacontenttype?: string | null;
      data_base64?: null;
      /**
       * @description A message_response may have `text` instead of `quality` (0 to 1): the quality is computed from it, and the text is discarded before anything is stored.
       * @example {
       *       "responseTime": 45,
       *       "quality": 0.9
       *     }
       */
      data?: Record<string, unknown>;
    } & {
      [key: string]: unknown;
    };
    EventAnswer: {
      id: string;
      source: string;
      /** @enum {string} */
      status: "scored" | "recorded" | "capped" | "reversed" | "duplicate";
      points: number;
      /** @description Why a capped event paid nothing, or why a reversal changed nothing (yet): `waiting_for_event` or `already_reversed` */
      reason?: string;
      breakdown: components["schemas"]["BreakdownStep"][];
      ruleVersion: number;
      agent: components["schemas"]["AgentSnapshot"];
      /** @description A level that was reached */
      levelUp: {
        from: number;
        to: number;
        /** @enum {string} */
        rank: "Rookie" | "Bronze" | "Silver" | "Gold" | "Platinum" | "Diamond" | "Legend";
      } | null;
      /** @description Achievements that this event earned; their points are in `also` */
      achievements: {
        key: string;
        title: string;
        /** @description The title in the languages in which it is called otherwise, where Laurel brought it along and nobody changed it */
        titles?: {
          en?: string;
          de?: string;
        };
        icon: string;
        tier: number;
        points: number;
      }[];
      /** @description Challenges for which the event counts, with the progress after it */
      challenges: {
        id: string;
        title: string;
        progress: number;
        target: number | null;
        /** @description Whether this event reached the target */
        isCompleted: boolean;
      }[];
      /** @description Other bookings that the event changed: the day's streak, achievements, and net corrections of earlier bookings */
      also: {
        type: string;
        points: number;
      }[];
    };
    LedgerEntry: {
      /** @description Id in the ledger; 0 on the live stream, where `event` is the identity */
      id: number;
      points: number;
      type: string;
      /** @description What the points are for: the name of the achievement, challenge or prize, or the type in words */
      title: string;
      /** @description The title in the languages in which it is called otherwise, where Laurel brought it along and nobody changed it */
      titles?: {
        en?: string;
        de?: string;
      };
      /** @description The calculation as a sentence */
      reason: string;
      event: {
        source: string;
        id: string;
      };
      ruleVersion: number;
      breakdown: components["schemas"]["BreakdownStep"][];
      /**
       * Format: date-time
       * @description Time of the work
       */
      time: string;
      /** @description Only on entries that correct another one: which, who and why */
      correction?: {
        reason: string;
        by: components["schemas"]["ChangedBy"];
        /**
         * Format: date-time
         * @description When it was made; the entry has the time of the corrected work
         */
        at: string;
        /** @description The event that it corrects */
        corrects: {
          source: string;
          id: string;
        };
      };
      /** @description Only in the history, on entries that were corrected: oldest first */
      corrections?: components["schemas"]["EntryCorrection"][];
      /** @description The deal, ticket, contact or call that the work was about */
      object?: {
        /** @description `data.objectId` of the event */
        id: string;
        /** @description `data.objectUrl` of the event, when it is a https address */
        url?: string;
      };
    };
    Problem: {
      /** @example /docs#validation_failed */
      type: string;
      title: string;
      status: number;
      detail: string;
      /**
       * @description A stable code for programs
       * @example validation_failed
       */
      code: string;
      /** @description The faults, one per field */
      errors?: {
        path: string;
        message: string;
      }[];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
