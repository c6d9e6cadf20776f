/** Who works with families; nobody else reads a household. */
export const worksWithFamilies = ['registrar', 'coordinator', 'reviewer', 'lawyer'] as const;
