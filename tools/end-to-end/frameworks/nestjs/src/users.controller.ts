import { Body, Controller, Get, HttpException, Inject, Param, Put } from "@nestjs/common";
import { ApiError, type FronteggClient, type User, type UserUpdate } from "@frontegg-identity/client";
import { FRONTEGG } from "./frontegg.module";

@Controller("users")
export class UsersController {
  constructor(@Inject(FRONTEGG) private readonly frontegg: FronteggClient) {}

  @Get(":userId")
  async getUser(@Param("userId") userId: string): Promise<User> {
    return this.frontegg.getUser(userId).catch(throwHttpException);
  }

  @Put(":userId")
  async updateUser(@Param("userId") userId: string, @Body() update: UserUpdate): Promise<User> {
    return this.frontegg.updateUser(userId, update).catch(throwHttpException);
  }
}

function throwHttpException(error: unknown): never {
  if (!ApiError.isInstance(error)) throw error;
  throw new HttpException({ errors: error.messages, traceId: error.traceId }, error.status);
}
