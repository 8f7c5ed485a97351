/** The anchor of a menu section. */
export const sectionId = (categoryId: number): string => `section-${categoryId}`;
