import { useEffect, useState } from "preact/hooks";
import type { TrialView } from "@/core/rules/trial_views.ts";
import { ask } from "@/components/admin/admin_api.ts";

/** What is compared: a period under rules or a version, or a recalculation. */
export type TrialRequest =
  | { readonly recalculation: number }
  | {
    readonly from: string;
    readonly to: string;
    readonly rules?: unknown;
    readonly version?: number;
  };

/** A comparison that runs on the server, and its progress. */
export interface TrialRun {
  readonly trial: TrialView | null;
  readonly error: string | null;
  /** What is wrong with the period, by `from` and `to`. */
  readonly errors: Readonly<Record<string, string>>;
  readonly isRunning: boolean;
  start(request: TrialRequest): Promise<void>;
  /** Shows a comparison that was started before. */
  follow(id: number): void;
}

const POLL_MILLISECONDS = 600;

/** Starts comparisons, and follows them until they are done. */
export function useTrial(): TrialRun {
  const [id, setId] = useState<number | null>(null);
  const [trial, setTrial] = useState<TrialView | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [isStarting, setStarting] = useState(false);
  const isRunning = isStarting || (id !== null && (trial === null || trial.status === "running"));

  useEffect(() => {
    if (id === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    async function look() {
      const answer = await ask<TrialView>("GET", `/admin/rule-trials/${id}`);
      if (isOver) return;
      if (answer.ok) {
        setTrial(answer.data);
        setError(null);
        if (answer.data.status !== "running") return;
      } else {
        setError(answer.message);
        if (answer.status === 404) return setId(null);
      }
      timer = setTimeout(look, POLL_MILLISECONDS);
    }
    void look();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [id]);

  return {
    trial,
    error,
    errors,
    isRunning,
    async start(request) {
      setStarting(true);
      setError(null);
      setErrors({});
      const answer = await ask<TrialView>("POST", "/admin/rule-trials", request);
      setStarting(false);
      if (!answer.ok) {
        setErrors(answer.fields);
        const isOfPeriod = Object.keys(answer.fields).some((one) => one === "from" || one === "to");
        return setError(isOfPeriod ? null : answer.message);
      }
      setTrial(answer.data);
      setId(answer.data.id);
    },
    follow: setId,
  };
}
