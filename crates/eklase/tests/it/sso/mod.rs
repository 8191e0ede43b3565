//! Single sign-on by OpenID Connect (issue 3, number 8).

mod again;
mod house;
mod links;
mod provider;
mod refusals;
