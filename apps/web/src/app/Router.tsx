import { lazy, Suspense } from "react";
import { Redirect, Route, Switch } from "wouter";
import { pathId } from "../shared/http/pathId.ts";
import { PageErrorBoundary } from "./PageErrorBoundary.tsx";
import { PageFallback } from "./PageFallback.tsx";
import { useSurface } from "./useSurface.ts";

// Every page is a chunk of its own: a guest never loads staff code, a cook never loads the storefront.
const HomePage = lazy(() =>
  import("../ordering/components/storefront/HomePage.tsx").then((module) => ({ default: module.HomePage })),
);
const StorefrontPage = lazy(() =>
  import("../ordering/components/storefront/StorefrontPage.tsx").then((module) => ({ default: module.StorefrontPage })),
);
const CheckoutArea = lazy(() => import("./CheckoutArea.tsx").then((module) => ({ default: module.CheckoutArea })));
const OrdersArea = lazy(() => import("./OrdersArea.tsx").then((module) => ({ default: module.OrdersArea })));
const TrackingPage = lazy(() =>
  import("../ordering/components/tracking/TrackingPage.tsx").then((module) => ({ default: module.TrackingPage })),
);
const SignIn = lazy(() => import("../accounts/SignIn.tsx").then((module) => ({ default: module.SignIn })));
const AccountPage = lazy(() => import("./AccountPage.tsx").then((module) => ({ default: module.AccountPage })));
const StaffArea = lazy(() => import("./StaffArea.tsx").then((module) => ({ default: module.StaffArea })));
const NotFound = lazy(() => import("./NotFound.tsx").then((module) => ({ default: module.NotFound })));
const AccountMenu = lazy(() => import("./AccountMenu.tsx").then((module) => ({ default: module.AccountMenu })));

const account = (
  <Suspense fallback={<span className="size-11" />}>
    <AccountMenu />
  </Suspense>
);

export function Router() {
  useSurface();
  return (
    <PageErrorBoundary>
      <Suspense fallback={<PageFallback />}>
        <Switch>
          <Route path="/">
            <HomePage />
          </Route>
          <Route path="/r/:restaurantId/checkout">
            {(params) => {
              const id = pathId(params.restaurantId);
              return id === null ? <NotFound /> : <CheckoutArea key={id} restaurantId={id} />;
            }}
          </Route>
          <Route path="/r/:restaurantId/orders">
            {(params) => {
              const id = pathId(params.restaurantId);
              return id === null ? <NotFound /> : <OrdersArea key={id} restaurantId={id} />;
            }}
          </Route>
          <Route path="/r/:restaurantId">
            {(params) => {
              const id = pathId(params.restaurantId);
              return id === null ? <NotFound /> : <StorefrontPage key={id} restaurantId={id} account={account} />;
            }}
          </Route>
          <Route path="/track/:token">{({ token }) => <TrackingPage token={token} key={token} />}</Route>
          <Route path="/sign-in">
            <SignIn />
          </Route>
          <Route path="/account">
            <AccountPage />
          </Route>
          <Route path="/sign-up">
            <Redirect to="/sign-in?create=1" replace />
          </Route>
          <Route path="/admin/*?">
            <StaffArea />
          </Route>
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Suspense>
    </PageErrorBoundary>
  );
}
