import type { GuestMenuItem, Restaurant } from "@hafaloha/contract";
import type { ReactNode } from "react";
import { BrandBar } from "./BrandBar.tsx";
import { HeroPlates } from "./HeroPlates.tsx";
import { heroOf } from "./heroes.ts";

interface HeroProps {
  restaurant: Restaurant;
  items: readonly GuestMenuItem[];
  account: ReactNode;
}

export function Hero({ restaurant, items, account }: HeroProps) {
  const hero = heroOf(restaurant.id);
  const lines = hero?.lines ?? [restaurant.name];
  return (
    <header className="weave relative overflow-hidden px-4 pt-3.5 pb-21 md:px-6 md:pt-4.5 md:pb-24 lg:px-12 lg:pt-5 lg:pb-[150px]">
      <div className="mx-auto max-w-[1184px] xl:max-w-[1400px]">
        <BrandBar name={restaurant.name} place={placeOf(restaurant.address)}>
          {account}
        </BrandBar>
        <div className="relative">
          <h1 className="relative z-1 mt-6.5 font-display text-[2.3125rem] leading-[1.055] font-bold tracking-[-0.025em] md:text-[3.25rem] md:leading-none lg:mt-12 lg:text-[4.125rem] lg:leading-[4rem]">
            {lines.map((line) => (
              <span key={line} className="block max-w-[11em]">
                {line}
              </span>
            ))}
          </h1>
          {hero ? <HeroPlates art={hero.art} /> : <HeroPlates art={ownDishes(items)} framed />}
        </div>
      </div>
    </header>
  );
}

/** The town stands last in an address. */
const placeOf = (address: string) => address.split(",").at(-1)?.trim() ?? address;

const ownDishes = (items: readonly GuestMenuItem[]) =>
  items.flatMap(({ image_url }) => (image_url === null ? [] : [image_url])).slice(0, 3);
