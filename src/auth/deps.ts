// What signing in, enrolling and recovering need of the outside world.
import type { Database } from '../store/database.ts';

export type AuthDeps = {
  readonly database: Database;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** PROTOCOL A6; in no database. */
  readonly serverKey: Uint8Array;
  /** Of the settings, what decides here. */
  readonly config: { readonly secondFactor: 'required' | 'offered' };
};
