import type { User, UserUpdate } from "@frontegg-identity/types";
import { useState, type ReactElement, type SubmitEvent } from "react";
import { api } from "./api.ts";
import { GatewayError } from "./gateway-error.ts";
