import type { ReadableStream } from 'node:stream/web';
import type { z } from 'zod';
import type { Actor } from './actor.ts';
import type { Contract } from './contract.ts';

/**
 * Calls a route in this process with the rights of whoever is asking. Throws a {@link Problem} when it
 * is refused. The web and the command line know only this and the contracts.
 */
export type Call = <Input extends z.ZodType, Output extends z.ZodType>(
  contract: Contract<Input, Output>,
  input: z.input<Input>,
) => Promise<z.output<Output>>;

/** How one request is known: the cookie it brought, and nothing that identifies a person. */
export interface Visit {
  actor: Actor;
  call: Call;
  /** Whether what its form asks for had been done before, from the same page, and was not done again. */
  sentBefore(): boolean;
}

/**
 * The running application as the web sees it. `puente start` composes it and leaves it under
 * {@link applicationKey}, since the built web is a separate module graph that knows only contracts.
 */
export interface Application {
  /** True for the throw-away demonstration coalition: every screen says so. */
  demo: boolean;
  /** The address people use, from `PUENTE_URL`, or null on loopback. */
  publicUrl: string | null;
  /** Proves that a form is ours (32 bytes, derived from the root key, so that it survives a restart). */
  formKey: Uint8Array;
  /**
   * Who stands behind this session token (cookie value), and a call with their rights. `form` is the token of
   * the form that was sent: by it a second press is known.
   */
  visit(sessionToken: string | undefined, form?: string | null): Promise<Visit>;
  /** A sealed backup as it comes into being, for an administrator of the founding organisation. */
  backup(visit: Visit): Promise<ReadableStream>;
  /** When such a backup was last made here, or null. */
  lastBackup(visit: Visit): Promise<Date | null>;
  /** The demonstration's example families, with what opens their place. */
  demoFolios?: readonly DemoFolio[];
  /** The demonstration's example numbers in a waiting list, with what opens them. */
  demoNumbers?: readonly DemoNumber[];
  now(): Date;
}

/** An invented family whose place anybody may open in the demonstration. */
export interface DemoFolio {
  folio: string;
  words: string;
  /** What there is to see, in Spanish, the demonstration's own language. */
  about: string;
}

/** An invented number in a waiting list that anybody may open in the demonstration. */
export interface DemoNumber {
  listId: string;
  number: number;
  words: string;
  /** What there is to see, in Spanish, the demonstration's own language. */
  about: string;
}

/** Where the running application is left for the built web. */
export const applicationKey = Symbol.for('puente.application');
