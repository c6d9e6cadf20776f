import { z } from 'zod';
import { portByCode } from '#vocabulary/ports.ts';

/** The code of a port of entry, as every call about appointments takes it. */
export const Port = z.string().refine((code) => portByCode.has(code), 'appointments.portUnknown');
