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
  const isOfCaller = ApiError.isInstance(error) && (error.status === 400 || error.status === 404);
  if (!isOfCaller) throw error; // a fault of ours, such as a refused token: a 500, and in the log
  throw new HttpException({ errors: error.messages, traceId: error.traceId }, error.status);
}
