// Generated from spec/environment-auth.yaml by `npx -y pnpm@12.21.0 generate`. Do not edit.

/** Every path of the spec, with what each of its methods takes and gives. */
export interface paths {
    "/auth/vendor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an environment token
         * @description Exchanges credentials for a token with a limited life. One token serves any number of requests until it expires, so
         *     share it instead of asking for one per request.
         *
         *     An old page of the vendor's documentation gives a limit of about 30 requests a second for each IP address.
         */
        post: operations["createEnvironmentToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
/** What the operations share: schemas, responses, parameters and headers, by name. */
export interface components {
    schemas: {
        /** @description The credentials of an environment. Keep both on servers, never in a browser. */
        EnvironmentCredentials: EnvironmentCredentials;
        /** @description An environment token and its life. Neither field is promised by the vendor's reference, so check for the token and assume a short life when none is told. */
        EnvironmentToken: EnvironmentToken;
        /** @description The JSON body of a failed request. A failed request may also have an HTML body or none, so look at the status first. */
        ErrorBody: ErrorBody;
        /**
         * Format: date-time
         * @description A moment in ISO 8601, in UTC with milliseconds.
         * @example 2024-03-21T07:27:46.000Z
         */
        DateTime: DateTime;
    };
    responses: {
        /** @description The request breaks a rule, for instance a field has the wrong type or form. The text is unverified. */
        BadRequest: {
            headers: {
                /**
                 * @description Identifies the request to the vendor's support. Quote it in every report.
                 * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
                 */
                "frontegg-trace-id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** @description The credentials are wrong. The status for this is known, but the body for wrong credentials is unverified. */
        CredentialsRejected: {
            headers: {
                /**
                 * @description Identifies the request to the vendor's support. Quote it in every report.
                 * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
                 */
                "frontegg-trace-id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** @description The credentials may not be used here. It is unverified that the token endpoint ever answers so. */
        CredentialsForbidden: {
            headers: {
                /**
                 * @description Identifies the request to the vendor's support. Quote it in every report.
                 * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
                 */
                "frontegg-trace-id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** @description Too many requests for the plan. Wait, then try again. Every rate-limit header may be missing, and all of them are when a proxy in front answers. The text is unverified. */
        TooManyRequests: {
            headers: {
                /**
                 * @description Identifies the request to the vendor's support. Quote it in every report.
                 * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
                 */
                "frontegg-trace-id"?: string;
                /**
                 * @description How long to wait, in seconds or as an HTTP date. The vendor does not send it today, but something in front of it may, and clients must honour it.
                 * @example 1
                 */
                "Retry-After"?: string;
                /**
                 * @description The moment the limit is lifted. The vendor sends a date and time. A third party's stand-in for the service sends seconds, so readers should accept both. An answer from a proxy in front has no such header.
                 * @example 2024-03-21T07:27:46.000Z
                 */
                "X-Rate-Limit-Reset"?: DateTime | string;
                /**
                 * @description Requests allowed in the current window. Only some routes send it, and it is unverified for these.
                 * @example 100
                 */
                "X-Rate-Limit-Limit"?: number;
                /**
                 * @description Requests left in the current window. Only some routes send it, and it is unverified for these.
                 * @example 0
                 */
                "X-Rate-Limit-Remaining"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
        /** @description Any other status. A JSON body has the form given here as far as is known, but the body may just as well be HTML or empty, because a CDN sits in front of the service. Decide on the status, not on the body. The vendor documents no error, so it is unverified which statuses an operation has and what they say. */
        UnexpectedError: {
            headers: {
                /**
                 * @description Identifies the request to the vendor's support. Quote it in every report.
                 * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
                 */
                "frontegg-trace-id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": ErrorBody;
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description Identifies the request to the vendor's support. Quote it in every report.
         * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
         */
        TraceId: string;
        /**
         * @description How long to wait, in seconds or as an HTTP date. The vendor does not send it today, but something in front of it may, and clients must honour it.
         * @example 1
         */
        RetryAfter: string;
        /**
         * @description The moment the limit is lifted. The vendor sends a date and time. A third party's stand-in for the service sends seconds, so readers should accept both. An answer from a proxy in front has no such header.
         * @example 2024-03-21T07:27:46.000Z
         */
        RateLimitReset: DateTime | string;
        /**
         * @description Requests allowed in the current window. Only some routes send it, and it is unverified for these.
         * @example 100
         */
        RateLimitLimit: number;
        /**
         * @description Requests left in the current window. Only some routes send it, and it is unverified for these.
         * @example 0
         */
        RateLimitRemaining: number;
    };
    pathItems: never;
}
/** Every operation of the spec by `operationId`: its parameters, its body and its responses. */
export interface operations {
    createEnvironmentToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description The credentials. */
        requestBody: {
            content: {
                "application/json": EnvironmentCredentials;
            };
        };
        responses: {
            /** @description A new environment token. */
            200: {
                headers: {
                    /**
                     * @description Identifies the request to the vendor's support. Quote it in every report.
                     * @example 8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b
                     */
                    "frontegg-trace-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": EnvironmentToken;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["CredentialsRejected"];
            403: components["responses"]["CredentialsForbidden"];
            429: components["responses"]["TooManyRequests"];
            default: components["responses"]["UnexpectedError"];
        };
    };
}
/** The credentials of an environment. Keep both on servers, never in a browser. */
export type EnvironmentCredentials = {
    /** @description The client id of the environment. */
    clientId: string;
    /**
     * Format: password
     * @description The secret that belongs to the client id. Never log it.
     */
    secret: string;
};
/** An environment token and its life. Neither field is promised by the vendor's reference, so check for the token and assume a short life when none is told. */
export type EnvironmentToken = {
    /** @description The token, a JWT. Send it as the bearer token of the management endpoints. */
    token?: string;
    /** @description How long the token lives, in seconds. 86400 was seen. */
    expiresIn?: number;
};
/** The JSON body of a failed request. A failed request may also have an HTML body or none, so look at the status first. */
export type ErrorBody = {
    /** @description What went wrong, in words for people. Do not match on them. */
    errors: string[];
    /** @description What went wrong, as a code such as `ER-00008`. Many errors have none. */
    errorCode?: string;
    /** @description Several codes at once. The vendor's own client reads this field. It is unverified when the API sends it. */
    errorCodes?: string[];
    /** @description Details of the error. The vendor's own client reads this field. Its content is unverified. */
    context?: {
        [key: string]: unknown;
    };
    /** @description A single message. A third-party client accepts this field. It is unverified when the API sends it. */
    message?: string;
};
/** A moment in ISO 8601, in UTC with milliseconds. */
export type DateTime = string;
