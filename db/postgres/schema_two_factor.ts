import type { Timestamp } from "./schema_columns.ts";

interface TwoFactorTable {
  id: string;
  user_id: string;
  /** Encrypted. */
  secret: string;
  /** Encrypted. */
  backup_codes: string;
  /** Whether the person has confirmed the authenticator app. */
  verified: boolean | null;
  failed_verification_count: number | null;
  locked_until: Timestamp | null;
}

/** The table of two-factor. */
export interface TwoFactorSchema {
  two_factors: TwoFactorTable;
}
