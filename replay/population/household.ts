/** An invented household, before it asks for help. Days are calendar days. */
export interface InventedHousehold {
  /** From 0; everything about it is drawn from the seed and this number. */
  number: number;
  /** Court cases: its members who were returned. */
  cases: number;
  /** Of these, children. */
  children: number;
  /** Born in Mexico and in no court file; they travel along. */
  babies: number;
  nationality: string;
  language: string;
  enrolledOn: string;
  /** Port of enrolment. */
  port: string;
  /** A code of the case situations, the same for all its cases. */
  situation: string;
  /** In which announcement of 2021 it is; null if in none. */
  phase: 1 | 2 | null;
  country: 'mexico' | 'origin' | 'us';
  /** A code of the places, or null outside Mexico. */
  place: string | null;
  asksOn: string;
  asksBy: 'web' | 'phone';
  /** Whose number it gives. */
  contact: 'own' | 'relative' | 'none';
  /** The day on which a registrar sees its paper, at the earliest; null: never. */
  paperOn: string | null;
  /** The ports it can use, preferred first; null: the one of its enrolment. */
  ports: readonly string[] | null;
  /** The first day on which it can travel; null: any. */
  readyFrom: string | null;
}
