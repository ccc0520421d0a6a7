/** Every number that decides whether work is pointed at. */
export const FAIRNESS_THRESHOLDS = {
  /** Many paid events in a short time. */
  burst: {
    windowMilliseconds: 300_000,
    /** Fewer paid events in the window are never pointed at. */
    minEvents: 15,
    /** How far, as a robust z-score, from one's own days and from those of peers. */
    score: 6,
    minOwnDays: 5,
    minPeerDays: 20,
    /** Without days to compare with, this many are pointed at. */
    withoutSample: 40,
    /** The spread counts as at least this many events, so that even days do not point at one more. */
    minSpread: 1,
  },
  /** The same person moves the same thing back to the stage it came from. */
  ping_pong: {
    /** Moves back within a week. */
    minReturns: 4,
  },
  /** One's own work is taken back again and again. */
  self_reversal: {
    minReversed: 5,
    /** Of the paid and taken back events of the week. */
    minShare: 0.25,
    /** Or so often the same work was taken back and paid again. */
    minRepeats: 3,
  },
  /** Points per hour far from one's peers. */
  points_per_hour: {
    /** Hours of the clock with paid events. */
    minHours: 3,
    score: 5,
    minPeerDays: 20,
    minPeers: 4,
    /** The spread counts as at least this share of the median. */
    minSpreadShare: 0.1,
  },
  /** Response times that are too good. */
  fast_replies: {
    /** Nobody reads and answers in less. */
    belowSeconds: 2,
    /** Nobody types faster, where the length of the reply is known. */
    charactersPerSecond: 15,
    minReplies: 10,
    /** Of the replies with a response time. */
    minShare: 0.3,
  },
} as const;

/** The number of days before a day with which it is compared. */
export const COMPARED_DAYS = 28;
/** The most events that a finding names. */
export const MAX_EVIDENCE = 50;
