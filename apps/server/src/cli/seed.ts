export const seedCommand = async () => {};
