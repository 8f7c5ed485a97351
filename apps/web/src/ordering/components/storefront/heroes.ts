export interface HeroContent {
  /** One line each on wide screens. */
  readonly lines: readonly string[];
  /** Cut-out pictures: the large one in the middle, then left, then right. */
  readonly art: readonly string[];
}

const heroes: Readonly<Record<number, HeroContent>> = {
  1: {
    lines: ["Coconut fire,", "red rice,", "today’s catch"],
    art: ["/art/charcoal-plate.svg", "/art/salmon-bowl.svg", "/art/shave-ice.svg"],
  },
  2: {
    lines: ["Plate lunch,", "the Kapahulu", "way"],
    art: ["/art/teri-plate.svg", "/art/mac-salad.svg", "/art/lilikoi-bar.svg"],
  },
};

/** Headline and pictures of a sample restaurant; every other one is greeted by its name and its own dishes. */
export const heroOf = (restaurantId: number): HeroContent | undefined => heroes[restaurantId];
