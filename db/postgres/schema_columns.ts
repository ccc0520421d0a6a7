import type { ColumnType } from "kysely";

export type Timestamp = ColumnType<Date, Date | string, Date | string>;
export type CreatedAt = ColumnType<Date, Date | string | undefined, Date | string>;
/** bigint: read as a number (all values stay below 2^53). */
export type BigInt = ColumnType<number, number | undefined, number>;
/** date: read and written as `YYYY-MM-DD`. */
export type DateText = string;
