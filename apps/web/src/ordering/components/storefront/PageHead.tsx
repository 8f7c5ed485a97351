import { ArrowLeft } from "lucide-react";
import { Link } from "wouter";

interface PageHeadProps {
  restaurantId: number;
  title: string;
  /** Of the restaurant. */
  name: string | undefined;
  /** Classes of its width. */
  width: string;
}

/** The head of a customer's page behind the menu, with the way back to it. */
export function PageHead({ restaurantId, title, name, width }: PageHeadProps) {
  return (
    <header className="weave px-4 py-3 md:px-6">
      <div className={`mx-auto flex items-center gap-2 ${width}`}>
        <Link
          href={`/r/${restaurantId}`}
          aria-label="Back to the menu"
          className="-ml-2.5 grid size-11 place-items-center rounded-card text-inherit"
        >
          <ArrowLeft size={21} aria-hidden />
        </Link>
        <div className="min-w-0">
          <h1 className="font-display text-xl leading-7 font-bold">{title}</h1>
          <p className="truncate text-sm opacity-86">{name}</p>
        </div>
      </div>
    </header>
  );
}
