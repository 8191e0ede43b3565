//! Routes with the action that each asks for: the list that the route × role table is made of.

use axum::Router;
use axum::handler::Handler;
use axum::routing::{MethodRouter, get, post};

use crate::access::Action;
use crate::app::App;

/// One route of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Listed {
    /// "/groups/{group}/attendance"
    pub path: &'static str,
    /// "GET" or "POST"
    pub method: &'static str,
    /// The action's name, or "public"
    pub action: &'static str,
}

/// A domain's routes.
#[derive(Default)]
pub struct Routes {
    router: Router<App>,
    list: Vec<Listed>,
}

impl Routes {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    fn add(mut self, listed: Listed, handler: MethodRouter<App>) -> Self {
        self.router = self.router.route(listed.path, handler);
        self.list.push(listed);
        self
    }

    /// A page, which asks for that action.
    pub fn get<H, T, S>(self, path: &'static str, handler: H, action: &Action<S>) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(
            Listed {
                path,
                method: "GET",
                action: action.name,
            },
            get(handler),
        )
    }

    /// A change, which asks for that action.
    pub fn post<H, T, S>(self, path: &'static str, handler: H, action: &Action<S>) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(
            Listed {
                path,
                method: "POST",
                action: action.name,
            },
            post(handler),
        )
    }

    /// A page for those who are not signed in.
    pub fn get_public<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(
            Listed {
                path,
                method: "GET",
                action: "public",
            },
            get(handler),
        )
    }

    /// A change by those who are not signed in.
    pub fn post_public<H, T>(self, path: &'static str, handler: H) -> Self
    where
        H: Handler<T, App>,
        T: 'static,
    {
        self.add(
            Listed {
                path,
                method: "POST",
                action: "public",
            },
            post(handler),
        )
    }

    /// Both together.
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.list.extend(other.list);
        self
    }

    /// Every route, ordered.
    pub fn list(&self) -> Vec<Listed> {
        let mut list = self.list.clone();
        list.sort_unstable();
        list
    }

    /// The router.
    pub fn into_router(self) -> Router<App> {
        self.router
    }
}
