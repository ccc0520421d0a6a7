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

/** Codes of authenticator apps that were used and would still be right. */
interface UsedCodesTable {
  user_id: string;
  code: string;
  expires_at: Timestamp;
}

/** The tables of two-factor. */
export interface TwoFactorSchema {
  two_factors: TwoFactorTable;
  used_codes: UsedCodesTable;
}
